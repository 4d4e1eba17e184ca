namespace Thelper.Torch;

/// <summary>A tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">Of the tensor.</param>
/// <param name="Type">Of its elements.</param>
/// <param name="Shape">At most <see cref="TorchFileLimits.Rank"/> sizes.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafeTensorsEntry(string Name, ScalarType Type, long[] Shape, long Begin, long End)
{
    /// <summary>The bytes that type and shape ask for; null where they cannot be counted.</summary>
    public long? ByteLength
    {
        get
        {
            Int128 length = Type.Size();
            foreach (var size in Shape)
            {
                length *= Math.Max(size, 1);
                if (length > long.MaxValue)
                {
                    return null;
                }
            }

            return Shape.Contains(0) ? 0 : (long)length;
        }
    }
}
