namespace GradientLab;

/// <summary>The optimizers that StaticNet has, one for each optimizer attribute.</summary>
public enum Solver
{
    /// <summary>Gradient descent.</summary>
    Sgd,

    /// <summary>Descent with inertia.</summary>
    Momentum,

    /// <summary>Inertia that looks ahead.</summary>
    Nesterov,

    /// <summary>A rate for each parameter, which only falls.</summary>
    Adagrad,

    /// <summary>Steps in the units of the parameter.</summary>
    Adadelta,

    /// <summary>A rate for each parameter, by a running mean of squares.</summary>
    RmsProp,

    /// <summary>RMSprop with inertia.</summary>
    Adam,

    /// <summary>Adam with weight decay beside the gradient.</summary>
    AdamW,

    /// <summary>Adam with the maximum norm.</summary>
    AdaMax,

    /// <summary>Adam that looks ahead.</summary>
    Nadam,

    /// <summary>Adam whose steps never grow.</summary>
    AmsGrad,
}
