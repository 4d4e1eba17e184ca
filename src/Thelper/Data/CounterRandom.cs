namespace Thelper.Data;

/// <summary>
/// Random numbers that depend only on what they are for: a seed, an epoch, a sample and an operation. Whoever asks, in
/// whatever order and on whatever thread, gets the same ones.
/// </summary>
/// <remarks>
/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (2011): the seed is the
/// key; epoch, sample, operation and a running block number are the counter.
/// </remarks>
/// <param name="seed">The session's seed.</param>
/// <param name="epoch">Counted from 0.</param>
/// <param name="sample">The sample's number in its set, or another number that tells streams apart.</param>
/// <param name="operation">The position of the operation that asks, or one of <see cref="RandomPurpose"/>.</param>
public struct CounterRandom(ulong seed, uint epoch, uint sample, uint operation)
{
    private const int WordsPerBlock = 4;

    private uint _block;
    private int _used = WordsPerBlock;
    private (uint A, uint B, uint C, uint D) _words;

    // A block number that no stream reaches by counting, so that forks never repeat the numbers of their origin.
    private const uint ForkBlock = uint.MaxValue;

    /// <summary>The epoch that the numbers are for, counted from 0.</summary>
    public readonly uint Epoch => epoch;

    /// <summary>
    /// Numbers for a part of what these numbers are for, such as one of several operations in one; independent of these
    /// and of those of other parts, and of how many were drawn before.
    /// </summary>
    /// <param name="part">Tells parts apart.</param>
    public readonly CounterRandom Fork(uint part)
    {
        var (a, b, _, _) = Philox((ForkBlock, operation, sample, epoch), ((uint)seed ^ part, (uint)(seed >> 32)));
        return new CounterRandom(a | ((ulong)b << 32), epoch, sample, part);
    }

    /// <summary>A number from 0 to 2³²−1.</summary>
    public uint NextUInt32()
    {
        if (_used == WordsPerBlock)
        {
            _words = Philox((_block++, operation, sample, epoch), ((uint)seed, (uint)(seed >> 32)));
            _used = 0;
        }

        return _used++ switch
        {
            0 => _words.A,
            1 => _words.B,
            2 => _words.C,
            _ => _words.D,
        };
    }

    /// <summary>A number from 0 up to but not including 1, with all 53 bits of a double's precision.</summary>
    public double NextDouble() => (((ulong)NextUInt32() << 21) ^ (NextUInt32() >> 11)) * (1.0 / (1UL << 53));

    /// <summary>A number from <paramref name="low"/> up to but not including <paramref name="high"/>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A number of the standard normal distribution: mean 0, deviation 1.</summary>
    /// <remarks>Box and Muller, "A Note on the Generation of Random Normal Deviates" (1958).</remarks>
    public double NextNormal()
    {
        var (length, angle) = (1 - NextDouble(), NextDouble());
        return Math.Sqrt(-2 * Math.Log(length)) * Math.Cos(2 * Math.PI * angle);
    }

    /// <summary>A number from 0 up to but not including <paramref name="end"/>, each equally likely.</summary>
    /// <param name="end">At least 1.</param>
    public int NextInt32(int end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, 1);

        // Lemire, "Fast Random Integer Generation in an Interval" (2019): the few values that would favour some results
        // are drawn again.
        var range = (uint)end;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var rejected = (0u - range) % range;
            while ((uint)product < rejected)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Brings the items into a random order, each order equally likely.</summary>
    /// <typeparam name="T">The kind of items.</typeparam>
    /// <param name="items">Changed in place.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = NextInt32(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    internal static (uint A, uint B, uint C, uint D) Philox((uint A, uint B, uint C, uint D) counter, (uint A, uint B) key)
    {
        const int rounds = 10;
        for (var round = 0; round < rounds; round++)
        {
            var first = (ulong)counter.A * 0xD2511F53u;
            var second = (ulong)counter.C * 0xCD9E8D57u;
            counter = (
                (uint)(second >> 32) ^ counter.B ^ key.A,
                (uint)second,
                (uint)(first >> 32) ^ counter.D ^ key.B,
                (uint)first);
            key = (key.A + 0x9E3779B9u, key.B + 0xBB67AE85u);
        }

        return counter;
    }
}
