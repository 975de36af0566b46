namespace StaticNet.Data;

/// <summary>
/// Reads a <see cref="Dataset"/> from two files in IDX, the format of MNIST (LeCun, Cortes and Burges, 1998): samples of any
/// element type and shape, and an integer label for each. Where a sample has two dimensions it is an image of one channel: its
/// shape becomes [1, rows, columns]. Three stay as they are, [channels, rows, columns]. Either may be gzipped, whatever its name. No more memory is taken than
/// what the files really hold justifies, whatever their headers claim.
/// </summary>
public static class IdxDataset
{
    /// <summary>Reads two files.</summary>
    /// <param name="imagesPath">The samples: at least one dimension, the first of which counts them.</param>
    /// <param name="labelsPath">The labels: one dimension, integers.</param>
    /// <param name="options">How values are scaled and how many classes there are.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is not IDX, is truncated, too long or a corrupt gzip file, is empty, claims more elements than fit into an array,
    /// or holds a value that is not finite; the numbers of samples and labels differ; or a label is no class.
    /// </exception>
    /// <exception cref="ArgumentException">Options that are outside their range or contradict each other.</exception>
    public static Dataset Read(string imagesPath, string labelsPath, IdxOptions? options = null)
    {
        using FileStream images = File.OpenRead(imagesPath);
        using FileStream labels = File.OpenRead(labelsPath);
        return Read(images, labels, options, Path.GetFileName(imagesPath), Path.GetFileName(labelsPath));
    }

    /// <summary>Reads two streams from their positions to their ends, and leaves them open.</summary>
    /// <param name="images">The samples: at least one dimension, the first of which counts them.</param>
    /// <param name="labels">The labels: one dimension, integers.</param>
    /// <param name="options">How values are scaled and how many classes there are.</param>
    /// <param name="imagesName">What to call the samples in messages.</param>
    /// <param name="labelsName">What to call the labels in messages.</param>
    /// <inheritdoc cref="Read(string, string, IdxOptions)"/>
    public static Dataset Read(Stream images, Stream labels, IdxOptions? options = null, string imagesName = "images", string labelsName = "labels")
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new IdxOptions();
        Check(options);
        using DataSource imageSource = DataSource.Open(images, imagesName);
        using DataSource labelSource = DataSource.Open(labels, labelsName);
        IdxHeader imageHeader = IdxHeader.Read(imageSource);
        IdxHeader labelHeader = IdxHeader.Read(labelSource);
        CheckFit(imageSource, imageHeader, labelSource, labelHeader);

        int[] numbers = IdxElements.ReadIntegers(labelSource, labelHeader);
        int classCount = CountClasses(numbers, options, labelsName);
        float[] inputs = IdxElements.ReadFloats(imageSource, imageHeader, options.Divisor);
        return Dataset.Own(inputs, imageHeader.SampleShape, numbers, classCount, new DatasetNames { Classes = options.ClassNames });
    }

    /// <summary>
    /// Reads MNIST, or what is named like it (such as Fashion-MNIST), from a folder: train-images-idx3-ubyte and
    /// train-labels-idx1-ubyte, or the same with t10k for train; each may end with .gz and may have '.' where '-' stands.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="train">True for the files that begin with train, false for those with t10k.</param>
    /// <param name="options">How values are scaled and how many classes there are.</param>
    /// <exception cref="FileNotFoundException">The folder does not have the files.</exception>
    /// <inheritdoc cref="Read(string, string, IdxOptions)"/>
    public static Dataset ReadFolder(string folder, bool train, IdxOptions? options = null)
    {
        string set = train ? "train" : "t10k";
        return Read(Find(folder, $"{set}-images-idx3-ubyte"), Find(folder, $"{set}-labels-idx1-ubyte"), options);
    }

    private static string Find(string folder, string name)
    {
        string[] all = Directory.GetFiles(folder);
        Array.Sort(all, StringComparer.Ordinal);
        return all.FirstOrDefault(file => IsCalled(file, name))
            ?? all.FirstOrDefault(file => IsCalled(file, name + "-gz"))
            ?? throw new FileNotFoundException($"There is no {name} in {folder}, neither plain nor with .gz, nor with '.' where '-' stands.", Path.Combine(folder, name));
    }

    private static bool IsCalled(string file, string name) =>
        Path.GetFileName(file).Replace('.', '-').Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void Check(IdxOptions options)
    {
        if (options.Divisor is { } divisor && (!float.IsFinite(divisor) || divisor == 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"Values are divided by a finite number other than 0, but Divisor is {divisor}."), nameof(options));
        }

        if (options.ClassCount < 1)
        {
            throw new ArgumentException($"There is at least 1 class, but ClassCount is {options.ClassCount}.", nameof(options));
        }

        if (options.ClassCount is { } count && options.ClassNames.Count > 0 && options.ClassNames.Count != count)
        {
            throw new ArgumentException($"ClassCount is {count}, but ClassNames has {options.ClassNames.Count} names.", nameof(options));
        }
    }

    private static void CheckFit(DataSource images, IdxHeader imageHeader, DataSource labels, IdxHeader labelHeader)
    {
        if (labelHeader.Sizes.Length != 1 || labelHeader.Type is IdxElementType.Float or IdxElementType.Double)
        {
            throw new InvalidDataException(
                $"{labels.Name} holds no labels: one dimension of integers is expected, but it has {labelHeader.Sizes.Length} ({string.Join(" x ", labelHeader.Sizes)}) of type {labelHeader.Type}.");
        }

        if (imageHeader.SampleCount != labelHeader.SampleCount)
        {
            throw new InvalidDataException($"{images.Name} has {imageHeader.SampleCount} samples, but {labels.Name} has {labelHeader.SampleCount} labels.");
        }
    }

    private static int CountClasses(int[] labels, IdxOptions options, string name)
    {
        int? given = options.ClassCount ?? (options.ClassNames.Count > 0 ? options.ClassNames.Count : null);
        int highest = (given ?? int.MaxValue) - 1;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] > highest)
            {
                throw new InvalidDataException($"{name}: labels run from 0 to {highest}, but sample {i} has {labels[i]}.");
            }
        }

        return given ?? labels.Max() + 1;
    }
}
