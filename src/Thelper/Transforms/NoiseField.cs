using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>Many random numbers at once.</summary>
internal static class NoiseField
{
    // Halved steps of 2^-24: the numbers are those between, so that 0, whose logarithm is infinite, is not among them.
    private const float Step = 1f / (1 << 24);

    /// <summary>Numbers of a normal distribution (Box and Muller, 1958), two from each pair of random ones.</summary>
    public static void FillNormal(Span<float> values, double mean, double deviation, ref CounterRandom random)
    {
        var (offset, scale) = ((float)mean, (float)deviation);
        for (var i = 0; i < values.Length; i += 2)
        {
            var length = scale * MathF.Sqrt(-2 * MathF.Log(Uniform(ref random)));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * Uniform(ref random));
            values[i] = offset + (length * cosine);
            if (i + 1 < values.Length)
            {
                values[i + 1] = offset + (length * sine);
            }
        }
    }

    /// <summary>Numbers between two ends, each equally likely.</summary>
    public static void FillUniform(Span<float> values, double low, double high, ref CounterRandom random)
    {
        var (offset, scale) = ((float)low, (float)(high - low));
        foreach (ref var value in values)
        {
            value = offset + (scale * Uniform(ref random));
        }
    }

    /// <summary>Counts of a Poisson distribution.</summary>
    /// <param name="values">Get whole numbers.</param>
    /// <param name="mean">0 to some hundreds.</param>
    /// <param name="random">The numbers.</param>
    public static void FillPoisson(Span<float> values, double mean, ref CounterRandom random)
    {
        // The sums of the probabilities of 0, 1, 2 and so on; a number between 0 and 1 falls before one of them.
        var sums = new List<float>();
        var probability = Math.Exp(-mean);
        for (double sum = probability, count = 1; sums.Count < mean + (12 * Math.Sqrt(mean)) + 12; count++)
        {
            sums.Add((float)sum);
            probability *= mean / count;
            sum += probability;
        }

        foreach (ref var value in values)
        {
            var index = sums.BinarySearch(Uniform(ref random));
            value = Math.Min(index < 0 ? ~index : index, sums.Count - 1);
        }
    }

    private static float Uniform(ref CounterRandom random) => ((random.NextUInt32() >> 8) + 0.5f) * Step;
}
