namespace StaticNet;

/// <summary>
/// Writes a file so that whoever opens it finds the old one or the whole new one, also where the process dies meanwhile: beside it, flushed to the disk, and then renamed. What a
/// dying process leaves is a file beside it, with the ending .tmp.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; what a symbolic link leads to is written, and the link stays.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">It could not be written; the file of that name, if there is one, is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        var file = new FileInfo(target);
        target = file.LinkTarget is null ? target : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;

        // A name of its own: two processes may save to one place, and the last one wins.
        string beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // What .NET makes of a file that has become too large for the disk, or for what the system lets a process write.
            TryDelete(beside);
            throw new IOException($"{target}: {exception.Message}", exception);
        }
        catch
        {
            TryDelete(beside);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what the caller wants to know.
        }
    }
}
