using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>Compares one case and notes the result.</summary>
internal static class Parity
{
    /// <param name="table">Where the result is noted, a failure too.</param>
    /// <param name="one">The case.</param>
    /// <param name="tolerance">The largest difference allowed.</param>
    /// <param name="compare">Adds all differences from the peer's answer.</param>
    public static void Assert<T>(ParityTable table, ParityCase<T> one, double tolerance, Action<Answer, Difference> compare)
    {
        var peer = Peer.OrSkip();

        // The number is the calling thread's, and decides in which order numbers are added.
        TorchProcess.ComputeThreads = 1;
        var difference = new Difference();
        var size = double.PositiveInfinity;
        try
        {
            using var scope = TensorScope.Open();
            compare(one.Ask(peer), difference);
            size = difference.Largest.Size;
        }
        finally
        {
            table.Add(peer, one, size, tolerance);
        }

        Xunit.Assert.True(size <= tolerance, $"{one.Place}: {difference.Largest.What} differs by {size:g3}, allowed is {tolerance:g3}");
    }
}
