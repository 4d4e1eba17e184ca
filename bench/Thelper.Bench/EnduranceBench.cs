using Thelper.Torch;

namespace Thelper.Bench;

/// <summary>Whether long training takes ever more memory: 2,000 steps of ResNet-18, looked at from the 200th on.</summary>
internal static class EnduranceBench
{
    private const int Steps = 2000;
    private const int WarmUp = 200;
    private const int BetweenLooks = 50;
    private const double Megabyte = 1 << 20;
    private const double MostMegabytes = 5;

    public static IEnumerable<BenchRow> Run()
    {
        using var loop = new OurLoop(new("resnet18", "ResNet-18, 32x32, batch 16", 16, Steps, 32), Environment.ProcessorCount);
        loop.Run(WarmUp);
        var (memory, tensors) = (Environment.WorkingSet, Tensor.LiveCount);
        var (grown, strayed) = (0.0, 0L);
        for (var step = WarmUp; step < Steps; step += BetweenLooks)
        {
            loop.Run(BetweenLooks);
            grown = Math.Max(grown, (Environment.WorkingSet - memory) / Megabyte);
            strayed = Math.Max(strayed, Math.Abs(Tensor.LiveCount - tensors));
        }

        yield return new($"ResNet-18, 32x32, steps {WarmUp} to {Steps}: growth of memory, MB", MostMegabytes, Math.Round(grown, 2), 0, grown < MostMegabytes);
        yield return new($"ResNet-18, 32x32, steps {WarmUp} to {Steps}: change of living tensors", 0, strayed, 0, strayed == 0);
    }
}
