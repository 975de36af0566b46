using System.Reflection;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Every network declared in this assembly, found by itself: one that is added is tested too. Those that tests put together are
/// checked where they are compiled.
/// </summary>
public class AllocationTests
{
    private const int Samples = 150;

    public static TheoryData<string> Networks => [.. Declared().Select(type => type.Name)];

    public static TheoryData<string, string> Trainers()
    {
        var data = new TheoryData<string, string>();
        foreach (Type network in Declared())
        {
            foreach (Type trainer in network.GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Trainer)) && !type.IsAbstract))
            {
                data.Add(network.Name, trainer.Name[..^"Trainer".Length]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predicting_allocates_nothing(string name) => AllocationCheck.Predicting(Create(name), Samples);

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Training_allocates_nothing(string name, string optimizer) => AllocationCheck.Training(Create(name), optimizer, Samples);

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Plain_steps_allocate_nothing(string name, string optimizer) => AllocationCheck.PlainSteps(Create(name), optimizer, Samples);

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Epochs_after_the_first_allocate_nothing(string name, string optimizer) => AllocationCheck.Fitting(Create(name), optimizer, Samples);

    private static IEnumerable<Type> Declared() =>
        typeof(AllocationTests).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(INetwork)) && type.GetCustomAttribute<NetworkAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static INetwork Create(string name) => NetworkCompiler.Create(Declared().Single(type => type.Name == name), seed: 1);
}
