namespace Thelper.Models.Detection;

/// <summary>Sorts numbers from the highest down.</summary>
internal static class DescendingOrder
{
    /// <summary>The indices of numbers from the highest down; of equal ones, as of -0 and 0, the first comes first. NaN are the highest.</summary>
    /// <param name="numbers">Any, such as scores.</param>
    public static int[] Of(ReadOnlySpan<float> numbers)
    {
        var keys = new ulong[numbers.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            // -0 and 0 are equal, as are all NaN, which come first.
            var bits = BitConverter.SingleToInt32Bits(float.IsNaN(numbers[i]) ? float.NaN : numbers[i] + 0f);
            var ascending = float.IsNaN(numbers[i]) ? uint.MaxValue : (uint)(bits < 0 ? ~bits : bits ^ int.MinValue);
            keys[i] = ((ulong)~ascending << 32) | (uint)i;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }
}
