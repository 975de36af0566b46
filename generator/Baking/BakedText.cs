using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>
/// Reads the texts into which the build turns files of weights, as baking/WeightsText.cs writes them. A text is read once, for the generator and for the analyzer.
/// </summary>
internal sealed class BakedText
{
    public const string Extension = ".staticnet";

    private const string FirstLine = "StaticNet weights 1";

    private static readonly ConditionalWeakTable<SourceText, BakedFile> Known = new();

    private readonly List<NamePair> names = [];
    private readonly List<BakedTensor> tensors = [];
    private string network = string.Empty;
    private string file = string.Empty;
    private ItemPlace item;
    private bool isFaulty;

    private BakedText(string path) => item = new ItemPlace(path, 1, 1);

    public static bool IsOne(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a text says. It never throws: what it does not understand is the fault of the result.</summary>
    public static BakedFile Read(AdditionalText text, CancellationToken cancellation) =>
        text.GetText(cancellation) is { } content
            ? Known.GetValue(content, content => new BakedText(text.Path).Read(content))
            : new BakedText(text.Path).Result("it cannot be read");

    private BakedFile Read(SourceText content)
    {
        var lines = new Lines(content);
        if (lines.Next() != FirstLine)
        {
            return Result($"its first line is not '{FirstLine}'");
        }

        while (lines.Next() is { } line)
        {
            if (line.Length > 0 && !TryRead(line, lines))
            {
                return Result($"line {Invariant.Text(lines.Number)} is not understood");
            }
        }

        return Result(network.Length == 0 ? "it names no network" : null);
    }

    private bool TryRead(string line, Lines lines)
    {
        int space = line.IndexOf(' ');
        string rest = space < 0 ? string.Empty : line.Substring(space + 1);
        switch (space < 0 ? line : line.Substring(0, space))
        {
            case "network":
                network = rest;
                return true;
            case "file":
                file = rest;
                return true;
            case "item":
                return TryReadItem(rest);
            case "name":
                int equals = rest.IndexOf('=');
                names.Add(new NamePair(rest.Substring(0, Math.Max(0, equals)), rest.Substring(equals + 1)));
                return equals > 0;
            case "fault":
                isFaulty = true;
                return true;
            case "tensor":
                return TryReadTensor(rest, null, lines);
            case "other":
                int end = rest.IndexOf(' ');
                return end > 0 && TryReadTensor(rest.Substring(end + 1), rest.Substring(0, end), lines);
            default:
                return false;
        }
    }

    private bool TryReadItem(string rest)
    {
        string[] parts = rest.Split([' '], 3);
        if (parts.Length < 3 || !TryReadNumber(parts[0], out long line) || !TryReadNumber(parts[1], out long column) || line is < 1 or > int.MaxValue || column is < 1 or > int.MaxValue)
        {
            return false;
        }

        item = new ItemPlace(parts[2], (int)line, (int)column);
        return true;
    }

    private bool TryReadTensor(string rest, string? type, Lines lines)
    {
        string[] rankAndMore = rest.Split([' '], 2);
        if (rankAndMore.Length < 2 || !TryReadNumber(rankAndMore[0], out long rank) || rank > rest.Length)
        {
            return false;
        }

        string[] parts = rankAndMore[1].Split([' '], (int)rank + 1);
        var shape = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            if (i >= parts.Length || !TryReadNumber(parts[i], out shape[i]))
            {
                return false;
            }
        }

        if (parts.Length != rank + 1)
        {
            return false;
        }

        ImmutableArray<int> bits = ImmutableArray<int>.Empty;
        if (type is null)
        {
            long length = shape.Contains(0L) ? 0 : shape.Aggregate(1L, (product, size) => product > int.MaxValue ? product : product * Math.Min(size, int.MaxValue));
            if (length > lines.DigitsLeft / 8 || !lines.TryReadBits((int)length, out bits))
            {
                return false;
            }
        }

        tensors.Add(new BakedTensor(parts[rank], type, shape.ToEquatableArray(), new EquatableArray<int>(bits)));
        return true;
    }

    private static bool TryReadNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private BakedFile Result(string? fault) => new(network, file, item, names.ToEquatableArray(), tensors.ToEquatableArray(), isFaulty, fault);

    /// <summary>The lines of a text, and the values between them, without the whole ever being one string.</summary>
    private sealed class Lines(SourceText content)
    {
        private readonly TextLineCollection lines = content.Lines;
        private char[] digits = [];

        /// <summary>The number of the last line, from 1.</summary>
        public int Number { get; private set; }

        /// <summary>No more digits than these are left.</summary>
        public int DigitsLeft => Number < lines.Count ? content.Length - lines[Number].Start : 0;

        public string? Next() => Number < lines.Count ? lines[Number++].ToString() : null;

        public bool TryReadBits(int count, out ImmutableArray<int> bits)
        {
            var builder = ImmutableArray.CreateBuilder<int>(count);
            while (builder.Count < count && Number < lines.Count)
            {
                TextSpan span = lines[Number++].Span;
                digits = digits.Length < span.Length ? new char[span.Length] : digits;
                content.CopyTo(span.Start, digits, 0, span.Length);
                if (span.Length % 8 != 0 || span.Length / 8 > count - builder.Count || !TryAdd(span.Length, builder))
                {
                    bits = ImmutableArray<int>.Empty;
                    return false;
                }
            }

            bits = builder.Count == count ? builder.MoveToImmutable() : ImmutableArray<int>.Empty;
            return bits.Length == count;
        }

        private bool TryAdd(int length, ImmutableArray<int>.Builder builder)
        {
            for (int i = 0; i < length; i += 8)
            {
                uint value = 0;
                for (int j = i; j < i + 8; j++)
                {
                    char digit = digits[j];
                    int nibble = digit is >= '0' and <= '9' ? digit - '0' : digit is >= 'A' and <= 'F' ? digit - 'A' + 10 : -1;
                    if (nibble < 0)
                    {
                        return false;
                    }

                    value = (value << 4) | (uint)nibble;
                }

                builder.Add(unchecked((int)value));
            }

            return true;
        }
    }
}
