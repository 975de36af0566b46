using System.ComponentModel;
using System.Diagnostics;
using StaticNet.Saver;

namespace StaticNet.Tests.Weights;

/// <summary>A process may die while it saves: the file is always one of those that it saved, from the first byte to the last.</summary>
public class KilledSaverTests
{
    private const int Kills = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly SavedNetwork[] Saved = [new(seed: 1), new(seed: 2)];

    // On Unix, Kill sends SIGKILL, which no process can catch.
    [Fact]
    public void Killed_at_any_time_it_leaves_a_whole_file()
    {
        using var folder = new TestFolder();
        string path = folder.At("weights.safetensors");
        var random = new RandomSource(11);
        var found = new int[2];
        int beside = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = Start(path);
            Assert.Equal("saving", process.StandardOutput.ReadLine());
            Thread.Sleep(random.Next(40));
            process.Kill();
            Assert.True(process.WaitForExit(Patience));

            var network = new SavedNetwork(seed: 3);
            network.Load(path);
            int which = Array.FindIndex(Saved, saved => Untouched.AreSame(saved.Parameters, network.Parameters) && Untouched.AreSame(saved.Statistics, network.Statistics));
            Assert.NotEqual(-1, which);
            found[which]++;

            // What the dead process was writing.
            foreach (string left in folder.Names.Where(name => name != "weights.safetensors").ToList())
            {
                Assert.EndsWith(".tmp", left);
                File.Delete(folder.At(left));
                beside++;
            }
        }

        // Else the times say nothing: it was killed between saves of both, and in the middle of some.
        Assert.All(found, times => Assert.NotEqual(0, times));
        Assert.NotEqual(0, beside);
    }

    [Fact]
    public void A_disk_that_takes_no_more_leaves_the_old_file_and_nothing_beside()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TestFolder();
        string path = folder.At("weights.safetensors");
        Saved[0].Save(path);
        byte[] before = File.ReadAllBytes(path);

        // The system lets no file grow beyond 32 blocks of 512 bytes; without the signal writing fails as on a full disk.
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "trap '' XFSZ; ulimit -f 32; exec \"$0\" \"$@\"", Host, Program, path, "2" },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" },
        })!;
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(Patience));

        Assert.True(process.ExitCode == 1, $"{process.ExitCode}: {error}");
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["weights.safetensors"], folder.Names);
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "StaticNet.Saver.dll");

    private static Process Start(string path) =>
        Process.Start(new ProcessStartInfo(Host, [Program, path]) { RedirectStandardOutput = true }) ?? throw new Win32Exception();
}
