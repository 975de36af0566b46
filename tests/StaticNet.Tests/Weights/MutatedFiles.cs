using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StaticNet.Tests.Weights;

/// <summary>Makes broken files of whole ones: blindly, byte by byte, and with an eye for what a header says.</summary>
internal sealed partial class MutatedFiles(int seed)
{
    // What numbers in headers must not be, and now and then may.
    private static readonly string[] Numbers =
    [
        "0", "1", "3", "4", "8", "-1", "-0", "00", "1.5", "1e3", "4e0", "1e400", "2147483648", "4294967296", "2305843009213693953", "9223372036854775807", "9223372036854775808",
        "18446744073709551616", "NaN", "null", "true", "\"4\"", "[4]", "{}", "",
    ];

    private static readonly string[] Types = ["F32", "F64", "F16", "BF16", "I64", "I8", "BOOL", "F8_E4M3", "U128", "f32", "", "0", "\\u0046\\u0033\\u0032"];

    private readonly RandomSource random = new(seed);

    /// <summary>A file with one to three things changed.</summary>
    public byte[] Next(byte[] file)
    {
        byte[] changed = file;
        for (int i = 1 + random.Next(3); i > 0; i--)
        {
            changed = random.Next(5) < 2 ? Blindly(changed) : Header(changed);
        }

        return changed;
    }

    private byte[] Blindly(byte[] file)
    {
        int at = file.Length == 0 ? 0 : random.Next(file.Length);
        switch (random.Next(7))
        {
            case 0 when file.Length > 0:
                byte[] flipped = [.. file];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1 when file.Length > 0:
                byte[] other = [.. file];
                other[at] = (byte)random.Next(256);
                return other;
            case 2:
                return file[..at];
            case 3:
                return [.. file[..at], .. Bytes(1 + random.Next(20)), .. file[at..]];
            case 4:
                return [.. file[..at], .. file[Math.Min(file.Length, at + 1 + random.Next(20))..]];
            case 5:
                return [.. file, .. Bytes(1 + random.Next(20))];
            default:
                return WithLength(file, random.Next(3) switch
                {
                    0 => (long)random.NextUInt64(),
                    1 => random.Next(2 * file.Length + 1),
                    _ => 100_000_000 + random.Next(3) - 1,
                });
        }
    }

    private byte[] Header(byte[] file)
    {
        if (file.Length < 8 || BinaryPrimitives.ReadInt64LittleEndian(file) is var length && (length <= 0 || length > file.Length - 8))
        {
            return Blindly(file);
        }

        // One byte is one character, whatever the bytes are.
        string header = Encoding.Latin1.GetString(file, 8, (int)length);
        byte[] data = file[(8 + (int)length)..];
        string changed = random.Next(12) switch
        {
            0 or 1 => Replaced(header, Number(), _ => Numbers[random.Next(Numbers.Length)]),
            2 => Replaced(header, Number(), number => Moved(number)),
            3 => Swapped(header, Number()),
            4 => Swapped(header, Text()),
            5 => Replaced(header, DataType(), _ => $"\"dtype\":\"{Types[random.Next(Types.Length)]}\""),
            6 => Replaced(header, Entry(), entry => $"{entry},{entry}"),
            7 => Replaced(header, Entry(), _ => string.Empty),
            8 => Replaced(header, Text(), text => $"{text[..^1]}{(char)(0x80 + random.Next(128))}\""),
            9 => Replaced(header, Shape(), shape => $"\"shape\":{new string('[', 1 + random.Next(70))}{shape["\"shape\":".Length..]}"),
            10 => Replaced(header, Shape(), _ => $"\"shape\":[{string.Join(',', Enumerable.Repeat("1", random.Next(200)))}]"),
            _ => Replaced(header, Text(), text => random.Next(2) == 0 ? $"\"{new string('n', 1 + random.Next(300))}\"" : $"\"{text.Trim('"')}/x\""),
        };

        // Sometimes the tensors stay where the header was.
        return random.Next(8) == 0 ? [.. file[..8], .. Encoding.Latin1.GetBytes(changed), .. data] : SafetensorsBytes.Of(Encoding.Latin1.GetBytes(changed), data);
    }

    private string Moved(string number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? (value + random.Next(17) - 8).ToString(CultureInfo.InvariantCulture) : number;

    private string Replaced(string text, Regex pattern, Func<string, string> replacement)
    {
        MatchCollection matches = pattern.Matches(text);
        if (matches.Count == 0)
        {
            return text;
        }

        Match match = matches[random.Next(matches.Count)];
        return text[..match.Index] + replacement(match.Value) + text[(match.Index + match.Length)..];
    }

    private string Swapped(string text, Regex pattern)
    {
        MatchCollection matches = pattern.Matches(text);
        if (matches.Count < 2)
        {
            return text;
        }

        Match[] two = [.. new[] { matches[random.Next(matches.Count)], matches[random.Next(matches.Count)] }.OrderBy(match => match.Index)];
        return two[0].Index == two[1].Index
            ? text
            : text[..two[0].Index] + two[1].Value + text[(two[0].Index + two[0].Length)..two[1].Index] + two[0].Value + text[(two[1].Index + two[1].Length)..];
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        foreach (ref byte one in bytes.AsSpan())
        {
            one = (byte)random.Next(256);
        }

        return bytes;
    }

    private static byte[] WithLength(byte[] file, long length)
    {
        byte[] changed = [.. file];
        if (changed.Length >= sizeof(long))
        {
            BinaryPrimitives.WriteInt64LittleEndian(changed, length);
        }

        return changed;
    }

    [GeneratedRegex("(?<=[\\[,:])-?[0-9]+(?=[\\],}])")]
    private static partial Regex Number();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex("\"dtype\":\"[^\"]*\"")]
    private static partial Regex DataType();

    [GeneratedRegex("\"shape\":\\[[^\\]]*\\]")]
    private static partial Regex Shape();

    [GeneratedRegex("\"[^\"]*\":\\{[^{}]*\\},?")]
    private static partial Regex Entry();
}
