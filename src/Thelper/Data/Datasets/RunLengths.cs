namespace Thelper.Data.Datasets;

/// <summary>
/// COCO's run-length encoding of a region: the lengths of runs that are alternately outside, where the first one may be 0,
/// and inside, going down the first column, then the second, and so on.
/// </summary>
internal static class RunLengths
{
    private const int First = '0';
    private const int Digits = 5;

    /// <summary>
    /// Reads the compressed form: each length is a number of five bits in each character, lowest first, 32 telling that
    /// another follows and 16 in the last one that it is negative; from the fourth on it is the difference to the one two before.
    /// </summary>
    /// <returns>Null where the text is not of that form.</returns>
    public static int[]? Decompress(string text)
    {
        var lengths = new List<int>();
        for (var i = 0; i < text.Length;)
        {
            long value = 0;
            var shift = 0;
            int part;
            do
            {
                part = i < text.Length ? text[i++] - First : -1;
                if (part is < 0 or > 63 || shift > 35)
                {
                    return null;
                }

                value |= (long)(part & 31) << shift;
                shift += Digits;
            }
            while ((part & 32) != 0);

            value = (part & 16) != 0 ? value | (-1L << shift) : value;
            value += lengths.Count > 2 ? lengths[^2] : 0;
            if (value is < 0 or > int.MaxValue)
            {
                return null;
            }

            lengths.Add((int)value);
        }

        return [.. lengths];
    }

    /// <summary>The pixels of the region, row after row; null where the lengths do not sum up to the size.</summary>
    public static bool[]? Expand(IReadOnlyList<int> lengths, int width, int height)
    {
        if (lengths.Any(length => length < 0) || lengths.Sum(length => (long)length) != (long)width * height)
        {
            return null;
        }

        var inside = new bool[width * height];
        var position = 0;
        for (var i = 0; i < lengths.Count; i++)
        {
            for (var end = position + lengths[i]; position < end; position++)
            {
                if (i % 2 == 1)
                {
                    inside[(position % height * width) + (position / height)] = true;
                }
            }
        }

        return inside;
    }
}
