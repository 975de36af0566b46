using System.Diagnostics;

namespace StaticNet.Tests.Weights;

/// <summary>A Python with PyTorch, where there is one: STATICNET_PYTHON, or /usr/bin/python3.</summary>
internal static class PyTorch
{
    private static readonly Lazy<string?> Problem = new(Look);

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => Problem.Value;

    /// <summary>Whether tests that need it fail without it, and are not left out: where STATICNET_REQUIRE_PYTORCH is 1.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("STATICNET_REQUIRE_PYTORCH") == "1";

    private static string Python => Environment.GetEnvironmentVariable("STATICNET_PYTHON") ?? "/usr/bin/python3";

    /// <summary>Runs tests/reference/state_dicts.py.</summary>
    public static void Run(params IEnumerable<string> arguments)
    {
        (int code, string error) = Start([Path.Combine(StateDictCase.Folder, "state_dicts.py"), .. arguments]);
        Assert.True(code == 0, error);
    }

    private static string? Look()
    {
        if (!File.Exists(Python))
        {
            return $"There is no {Python} (STATICNET_PYTHON names another one).";
        }

        // Finding it is much faster than importing it.
        (int code, _) = Start(["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"]);
        return code == 0 ? null : $"{Python} has no PyTorch (Debian: apt-get install python3-torch).";
    }

    private static (int Code, string Error) Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}

/// <summary>A test that wants PyTorch, left out with a reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute() => Skip = PyTorch.IsRequired ? null : PyTorch.Missing;
}
