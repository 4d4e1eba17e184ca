namespace Thelper.Vision;

/// <summary>
/// The weights with which old pixels of a row make new ones. Where the row shrinks, the filter is as much wider, so that all
/// old pixels count and no pattern appears that was not there.
/// </summary>
internal sealed class ResamplingWeights
{
    // Pillow keeps weights of bytes in 22 bits after the point: 32 without 8 for the value and 2 for overshooting sums.
    public const int FractionBits = 22;

    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly double[] _weights;
    private readonly int[] _fixed;
    private readonly int _stride;

    public ResamplingWeights(int oldSize, int newSize, ResamplingFilter filter)
    {
        var scale = (double)oldSize / newSize;
        var widening = Math.Max(scale, 1);
        var reach = ReachOf(filter) * widening;
        _stride = ((int)Math.Ceiling(reach) * 2) + 1;
        (_starts, _counts) = (new int[newSize], new int[newSize]);
        _weights = new double[newSize * _stride];
        for (var i = 0; i < newSize; i++)
        {
            var middle = (i + 0.5) * scale;
            _starts[i] = Math.Max((int)(middle - reach + 0.5), 0);
            _counts[i] = Math.Min((int)(middle + reach + 0.5), oldSize) - _starts[i];
            var weights = _weights.AsSpan(i * _stride, _counts[i]);
            for (var k = 0; k < weights.Length; k++)
            {
                weights[k] = WeightOf(filter, (k + _starts[i] - middle + 0.5) / widening);
            }

            Normalize(weights);
        }

        _fixed = Array.ConvertAll(_weights, w => (int)Math.Round(w * (1 << FractionBits), MidpointRounding.AwayFromZero));
    }

    public int Count => _starts.Length;

    /// <summary>The first old pixel that counts for a new one.</summary>
    public int StartOf(int index) => _starts[index];

    public ReadOnlySpan<double> Of(int index) => _weights.AsSpan(index * _stride, _counts[index]);

    /// <summary>The weights times 2 to the power of <see cref="FractionBits"/>, rounded.</summary>
    public ReadOnlySpan<int> FixedOf(int index) => _fixed.AsSpan(index * _stride, _counts[index]);

    private static double ReachOf(ResamplingFilter filter) => filter switch
    {
        ResamplingFilter.Box => 0.5,
        ResamplingFilter.Triangle => 1,
        ResamplingFilter.Cubic => 2,
        _ => 3,
    };

    private static double WeightOf(ResamplingFilter filter, double distance)
    {
        var x = Math.Abs(distance);
        return filter switch
        {
            ResamplingFilter.Box => distance is > -0.5 and <= 0.5 ? 1 : 0,
            ResamplingFilter.Triangle => Math.Max(1 - x, 0),
            ResamplingFilter.Cubic => Cubic(x),
            _ => x < 3 ? Sinc(x) * Sinc(x / 3) : 0,
        };
    }

    private static double Cubic(double x)
    {
        const double a = -0.5;
        return x < 1 ? ((((a + 2) * x) - (a + 3)) * x * x) + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * a
            : 0;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static void Normalize(Span<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        for (var i = 0; i < weights.Length && sum != 0; i++)
        {
            weights[i] /= sum;
        }
    }
}
