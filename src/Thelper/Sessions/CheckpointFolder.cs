namespace Thelper.Sessions;

/// <summary>
/// The checkpoints that a session writes: one for each epoch that is due, and the best one. Where a limit is given, only the
/// latest of the first kind stay; the best one always does.
/// </summary>
/// <param name="path">The folder; exists when the first checkpoint is saved.</param>
/// <param name="stamp">Marks the launch.</param>
public sealed class CheckpointFolder(string path, SessionStamp stamp)
{
    internal const string AsidePrefix = "before-";

    /// <summary>Saves a checkpoint under its epoch's name, and as the best one too where it is.</summary>
    /// <param name="data">What the checkpoint holds. The tensors stay their owners'.</param>
    /// <param name="epoch">The epoch that was finished, from 0.</param>
    /// <param name="isBest">Whether it becomes the best one.</param>
    /// <exception cref="SessionException">It cannot be written.</exception>
    public void Save(OrderedDictionary<string, object?> data, int epoch, bool isBest)
    {
        var file = Path.Combine(path, CheckpointLocator.NameOf(epoch, stamp));
        if (!isBest)
        {
            new Checkpoint(data, file).Save();
            return;
        }

        // The best comes first: a session that is stopped in between repeats the epoch, and must not believe that it is saved.
        var best = Path.Combine(path, CheckpointLocator.BestName);
        new Checkpoint(data, best).Save();
        FileLink.Make(best, file);
    }

    /// <summary>Removes all checkpoints of epochs but the latest; the best one stays.</summary>
    /// <param name="count">So many stay; 0 removes none.</param>
    /// <exception cref="SessionException">One cannot be removed.</exception>
    public void KeepLatest(int count)
    {
        if (count > 0)
        {
            Each(CheckpointLocator.FindNumbered(path).Skip(count), File.Delete, "removed");
        }
    }

    /// <summary>Removes what a launch left behind that was stopped while it wrote a checkpoint.</summary>
    /// <exception cref="SessionException">A file cannot be removed.</exception>
    public void RemoveUnfinished() =>
        Each(Directory.EnumerateFiles(path, CheckpointLocator.Pattern + AtomicFile.Suffix), File.Delete, "removed");

    /// <summary>Tells beforehand that <see cref="KeepLatest"/> will remove checkpoints that are there already.</summary>
    /// <param name="count">So many will stay; 0 for all.</param>
    /// <returns>What there is to tell a person; null where none will be removed but those to come.</returns>
    public string? Announce(int count)
    {
        var there = CheckpointLocator.FindNumbered(path).Count;
        return count == 0 || there <= count ? null
            : $"The session has {there} checkpoints of epochs, and will keep the latest {count} when the next epoch is saved; "
                + "set trainer.keep_checkpoints to 0 to keep them all.";
    }

    /// <summary>
    /// Moves checkpoints of later epochs than the one that the session goes on from into a folder of their own, so that the
    /// latest checkpoint is always one of what was trained last.
    /// </summary>
    /// <param name="epoch">The epoch of the checkpoint that the session goes on from, from 0.</param>
    /// <returns>What there is to tell a person; null where nothing was moved.</returns>
    /// <exception cref="SessionException">One cannot be moved.</exception>
    public string? SetAsideAfter(int epoch)
    {
        var best = Path.Combine(path, CheckpointLocator.BestName);
        var later = CheckpointLocator.FindNumbered(path).Where(file => CheckpointLocator.EpochOf(file) > epoch).ToList();
        if (IsLater(best, epoch))
        {
            later.Add(best);
        }

        if (later.Count == 0)
        {
            return null;
        }

        var aside = Path.Combine(path, AsidePrefix + stamp);
        Directory.CreateDirectory(aside);
        Each(later, file => File.Move(file, Path.Combine(aside, Path.GetFileName(file))), "moved");
        return $"The session goes on after epoch {epoch + 1}; what was saved of later epochs lies in {aside} now.";
    }

    /// <summary>Makes a checkpoint the best one of this folder where there is none: one that was set aside was of a later epoch.</summary>
    /// <param name="epoch">The best epoch, from 0.</param>
    /// <param name="from">The folder that has it; may be this one.</param>
    /// <exception cref="SessionException">It cannot be written.</exception>
    public void RestoreBest(int epoch, string from)
    {
        var best = Path.Combine(path, CheckpointLocator.BestName);
        if (!File.Exists(best) && CheckpointLocator.FindEpoch(from, epoch).FirstOrDefault(file => EpochIn(file) == epoch) is { } found)
        {
            FileLink.Make(found, best);
        }
    }

    private static bool IsLater(string best, int epoch) => File.Exists(best) && EpochIn(best) > epoch;

    /// <summary>The epoch of a checkpoint; null where it is damaged, which is told when it is needed.</summary>
    private static int? EpochIn(string file)
    {
        try
        {
            using var checkpoint = Checkpoint.Load(file);
            return checkpoint.Epoch;
        }
        catch (SessionException)
        {
            return null;
        }
    }

    private static void Each(IEnumerable<string> files, Action<string> work, string done)
    {
        foreach (var file in files.ToList())
        {
            try
            {
                work(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new SessionException($"{file} cannot be {done}: {exception.Message}", exception);
            }
        }
    }
}
