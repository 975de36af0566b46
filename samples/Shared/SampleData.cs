namespace Samples.Shared;

/// <summary>The data files that are copied beside the program when it is built.</summary>
public static class SampleData
{
    /// <summary>The full path of a bundled file, whatever the working directory is.</summary>
    /// <param name="fileName">Such as "digits.csv.gz".</param>
    /// <exception cref="FileNotFoundException">The file is not beside the program.</exception>
    public static string PathOf(string fileName)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", fileName);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"\"{fileName}\" is expected beside the program, at {path}. Building the sample copies it there.", path);
    }
}
