using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StaticNet.Samples.Tests;

/// <summary>One run of a sample in a process of its own, with its output redirected.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error)
{
    // For programs that hang. Those that compute take minutes where vectors are software and the machine has more to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The last line.</summary>
    public string LastLine => Output.TrimEnd('\n', '\r').Split('\n')[^1].TrimEnd('\r');

    public static async Task<SampleRun> Of(string sample, params string[] arguments)
    {
        // Elsewhere than where the data lies: a user's working directory may be any.
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{sample}.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new SampleRun(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>The results of a sample that is expected to run without a complaint.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> ResultsOf(string program, string sample, params string[] arguments)
    {
        SampleRun run = await Of(program, arguments);

        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);
        return run.Results(sample);
    }

    /// <summary>The numbers of the result line, in order.</summary>
    public IReadOnlyDictionary<string, double> Results(string sample)
    {
        string[] parts = LastLine.Split(' ');
        Assert.Equal(["result:", $"sample={sample}"], parts[..2]);
        return parts[2..].Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
