using System.Globalization;

namespace Samples.Shared;

/// <summary>What the command line of a sample can say.</summary>
/// <param name="Seed">What every random choice of the sample follows from: splits, first parameters, the order of the samples.</param>
/// <param name="Epochs">How often training visits every sample, at most.</param>
public readonly record struct SampleOptions(int Seed, int Epochs)
{
    private const int WrongUsage = 2;

    /// <summary>
    /// Reads the command line. Where it asks for help, or holds a mistake, that is written and the program is to end.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="about">What the sample does, for the help.</param>
    /// <param name="defaults">What holds where nothing is said.</param>
    /// <param name="options">What was read.</param>
    /// <param name="exitCode">What the program returns if it is to end: 0 after help, 2 after a mistake.</param>
    /// <returns>Whether the sample is to run.</returns>
    public static bool TryParse(string[] args, string about, SampleOptions defaults, out SampleOptions options, out int exitCode)
    {
        options = defaults;
        exitCode = 0;
        try
        {
            for (int i = 0; i < args.Length; i++)
            {
                switch (args[i])
                {
                    case "--help" or "-h":
                        Console.WriteLine(Help(about, defaults));
                        return false;
                    case "--seed":
                        options = options with { Seed = Number(args, ++i, lowest: int.MinValue) };
                        break;
                    case "--epochs":
                        options = options with { Epochs = Number(args, ++i, lowest: 1) };
                        break;
                    default:
                        throw new FormatException($"There is no option \"{args[i]}\".");
                }
            }

            return true;
        }
        catch (FormatException mistake)
        {
            Console.Error.WriteLine($"{mistake.Message} Known are --seed N, --epochs N and --help.");
            exitCode = WrongUsage;
            return false;
        }
    }

    private static int Number(string[] args, int index, int lowest)
    {
        string option = args[index - 1];
        string expected = lowest == 1 ? "a whole number of at least 1" : "a whole number";
        if (index == args.Length)
        {
            throw new FormatException($"{option} wants {expected} behind it, but the command line ends there.");
        }

        return int.TryParse(args[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= lowest
            ? number
            : throw new FormatException($"{option} wants {expected}, not \"{args[index]}\".");
    }

    private static string Help(string about, SampleOptions defaults) => $"""
        {about}

          --seed N     what every random choice follows from ({defaults.Seed} unless said)
          --epochs N   how often training visits every sample, at most ({defaults.Epochs} unless said)
          --help       this text
        """;
}
