using System.Reflection;
using StaticNet.Generator.Activations;
using StaticNet.Generator.Initializers;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Losses;
using StaticNet.Generator.Optimizers;

namespace StaticNet.Generator.Tests;

/// <summary>The tables of the generator and the attributes and enums of the runtime speak of the same things.</summary>
public class TablesTests
{
    [Fact]
    public void Every_activation_has_its_row() => Assert.Equal(Enum.GetNames<Activation>(), ActivationKinds.All.Select(kind => kind.Name));

    [Fact]
    public void Every_loss_has_its_row() => Assert.Equal(Enum.GetNames<Loss>(), LossKinds.All.Select(kind => kind.Name));

    [Fact]
    public void Every_initializer_but_the_one_that_stands_for_others_has_its_row() =>
        Assert.Equal(Enum.GetNames<Initializer>().Except([nameof(Initializer.Default)]), InitializerKinds.All.Select(kind => kind.Name));

    [Fact]
    public void Every_target_kind_that_a_loss_names_is_one() =>
        Assert.All(LossKinds.All, kind => Assert.Contains(kind.Targets, Enum.GetNames<TargetKind>()));

    [Fact]
    public void Every_layer_attribute_has_its_row() =>
        Assert.Equal(Attributes<LayerAttribute>(), LayerKinds.All.Select(kind => kind.AttributeName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_optimizer_attribute_has_its_row() =>
        Assert.Equal(Attributes<OptimizerAttribute>(), OptimizerKinds.All.Select(kind => kind.AttributeName).Order(StringComparer.Ordinal));

    [Fact]
    public void Constants_of_optimizers_are_those_of_their_attributes()
    {
        foreach (OptimizerKind kind in OptimizerKinds.All)
        {
            Type type = typeof(OptimizerAttribute).Assembly.GetType(kind.AttributeName)!;
            ParameterInfo[] parameters = type.GetConstructors().Single().GetParameters();
            object attribute = type.GetConstructors().Single().Invoke([.. parameters.Select(parameter => parameter.DefaultValue)]);
            Assert.Equal(((OptimizerAttribute)attribute).LearningRate, kind.LearningRate);
            Assert.All(kind.Numbers, number => Assert.Equal(number.Default, type.GetProperty(number.Name)!.GetValue(attribute)));
            IEnumerable<string> properties = type.GetProperties().Where(property => property.PropertyType == typeof(float)).Select(property => property.Name);
            Assert.Equal(properties.Except(["LearningRate"]).Order(StringComparer.Ordinal), kind.Numbers.Select(number => number.Name).Order(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Attributes<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => type.FullName!).Order(StringComparer.Ordinal);
}
