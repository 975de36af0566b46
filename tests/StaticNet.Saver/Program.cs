using StaticNet;
using StaticNet.Saver;

// Saves two networks to one file in turn until somebody ends it; with a second argument so many times. Tests end it in the middle.
if (args.Length is < 1 or > 2)
{
    Console.Error.WriteLine("usage: StaticNet.Saver FILE [TIMES]");
    return 2;
}

int times = args.Length == 2 ? int.Parse(args[1]) : int.MaxValue;
SavedNetwork[] networks = [new(seed: 1), new(seed: 2)];
try
{
    for (int i = 0; i < times; i++)
    {
        networks[i % 2].Save(args[0]);
        if (i == 0)
        {
            Console.WriteLine("saving");
        }
    }
}
catch (IOException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

return 0;
