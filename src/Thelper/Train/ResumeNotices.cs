using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>What a person may not expect of a session that goes on.</summary>
internal static class ResumeNotices
{
    /// <summary>The sentences; none where nothing is out of the ordinary.</summary>
    /// <param name="checkpoint">Where the session goes on.</param>
    /// <param name="epochs">How many are to be trained in all.</param>
    /// <param name="monitor">What is watched from now on; null for nothing.</param>
    public static IEnumerable<string> Of(Checkpoint checkpoint, int epochs, Monitor? monitor)
    {
        var done = checkpoint.Epoch + 1;
        if (done >= epochs)
        {
            yield return $"{(done == 1 ? "1 epoch is" : $"{done} epochs are")} done already, so nothing is trained; set trainer.epochs above {done} to go on.";
        }

        if (checkpoint.Best is { } best && best.Name != monitor?.Name)
        {
            yield return $"The session watched {best.Name}, and {(monitor is null ? "watches nothing" : $"watches {monitor.Name}")} from now on, "
                + $"so its best epoch so far, {best.Epoch + 1}, no longer counts.";
        }
    }
}
