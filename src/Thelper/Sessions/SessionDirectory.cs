namespace Thelper.Sessions;

/// <summary>The folder of one session, and where what lies in it.</summary>
/// <param name="path">The session's own folder.</param>
public sealed class SessionDirectory(string path)
{
    private const string ConfigurationName = "config.latest.json";

    private string? _outermostMade;

    /// <summary>The session's own folder.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Log files and configurations of each launch.</summary>
    public string Logs => Path.Combine(FullPath, "logs");

    /// <summary>Checkpoints.</summary>
    public string Checkpoints => Path.Combine(FullPath, "checkpoints");

    /// <summary>The configuration of the last launch.</summary>
    public string Configuration => Path.Combine(FullPath, ConfigurationName);

    /// <summary>The final values of all metrics.</summary>
    public string Results => Path.Combine(FullPath, "results.json");

    /// <summary>All of the session that a person looks at, as one page.</summary>
    public string Page => Path.Combine(FullPath, "report.html");

    /// <summary>All numbers of the session, one a line; the same as CSV lies beside it.</summary>
    public string Scalars => Path.Combine(FullPath, "metrics.jsonl");

    /// <summary>Where the session lies that this one replaced, until this one has ended well.</summary>
    public string Replaced => FullPath + ".replaced";

    /// <summary>Whether there is such a session.</summary>
    public bool HasReplaced => Directory.Exists(Replaced);

    /// <summary>Whether there is a checkpoint to go on from.</summary>
    public bool HasCheckpoint =>
        Directory.Exists(Checkpoints) && Directory.EnumerateFiles(Checkpoints, CheckpointLocator.Pattern).Any();

    /// <summary>Reports of one set: train, valid or test.</summary>
    /// <param name="sessionName">The session's name.</param>
    /// <param name="set">The set's name.</param>
    /// <param name="stamp">Marks the launch; null for a folder that all launches share.</param>
    public string Output(string sessionName, string set, SessionStamp? stamp) =>
        Path.Combine(FullPath, "output", sessionName, stamp is null ? set : $"{set}-{stamp}");

    /// <summary>The session folder that a checkpoint lies in: the one above <c>checkpoints</c>, or the file's own.</summary>
    /// <param name="checkpoint">A checkpoint file.</param>
    public static SessionDirectory Of(string checkpoint)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(checkpoint))!;
        if (Path.GetFileName(folder).StartsWith(CheckpointFolder.AsidePrefix, StringComparison.Ordinal))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return new SessionDirectory(Path.GetFileName(folder) == "checkpoints" ? Path.GetDirectoryName(folder)! : folder);
    }

    /// <summary>Makes the folder of a new session.</summary>
    /// <param name="overwrite">Replaces a session that is there already.</param>
    /// <exception cref="SessionException">There is a session with checkpoints already, or something that is no session; or
    /// the folder cannot be made.</exception>
    public void CreateNew(bool overwrite)
    {
        RequireFree(overwrite);
        OrExplain(() =>
        {
            if (Directory.Exists(FullPath) && !IsEmpty(FullPath))
            {
                SetAside();
            }
        });
        Create();
    }

    /// <summary>
    /// Checks that a new session may take the folder. A session that was replaced by one that came to nothing is brought back
    /// first.
    /// </summary>
    /// <param name="overwrite">Whether it may replace a session that is there already.</param>
    /// <exception cref="SessionException">It may not.</exception>
    public void RequireFree(bool overwrite) => OrExplain(() =>
    {
        if (HasReplaced && !HasCheckpoint && (File.Exists(Configuration) || !HasFiles))
        {
            BringBack();
        }

        if (!Directory.Exists(FullPath) || IsEmpty(FullPath))
        {
            return;
        }

        if (!File.Exists(Configuration))
        {
            throw new SessionException(
                $"The folder {FullPath} is not empty and holds no session; choose another name or save directory.");
        }

        // A session that stopped before its first checkpoint has nothing that could be lost.
        if (HasCheckpoint && !overwrite)
        {
            throw new SessionException(
                $"There is a session in {FullPath} already. Go on with it by 'thelper resume --ckpt-path {FullPath}', give the "
                + "new one another name (--set name=NAME), or replace the old one (--set overwrite=true).");
        }
    });

    /// <summary>Makes the folders that are missing.</summary>
    /// <exception cref="SessionException">They cannot be made.</exception>
    public void Create() => OrExplain(() =>
    {
        for (var folder = FullPath; folder is not null && !Path.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            _outermostMade = folder;
        }

        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Checkpoints);
    });

    /// <summary>
    /// Brings back the session that this one replaced, and sets this one aside. Nothing happens where this one replaced none.
    /// </summary>
    /// <param name="stamp">Marks the launch.</param>
    /// <returns>Where this one lies now; null where nothing happened.</returns>
    public string? GiveWay(SessionStamp stamp)
    {
        if (!HasReplaced)
        {
            return null;
        }

        var aside = $"{FullPath}.failed-{stamp}";
        Directory.Move(FullPath, aside);
        Directory.Move(Replaced, FullPath);
        return aside;
    }

    /// <summary>Removes for good the session that this one replaced.</summary>
    public void ForgetReplaced()
    {
        if (HasReplaced)
        {
            Directory.Delete(Replaced, recursive: true);
        }
    }

    /// <summary>
    /// Removes the session's folder and those around it, as far as they were made here. What was there stays; a session that
    /// this one replaced comes back.
    /// </summary>
    public void RemoveMade()
    {
        if (_outermostMade is null)
        {
            return;
        }

        Directory.Delete(FullPath, recursive: true);
        if (HasReplaced)
        {
            Directory.Move(Replaced, FullPath);
            return;
        }

        // Another session may have come into the folders around this one meanwhile.
        for (var folder = FullPath; folder != _outermostMade && IsEmpty(Path.GetDirectoryName(folder)!);)
        {
            folder = Path.GetDirectoryName(folder)!;
            Directory.Delete(folder);
        }
    }

    private bool HasFiles =>
        Directory.Exists(FullPath) && Directory.EnumerateFiles(FullPath, "*", SearchOption.AllDirectories).Any();

    private static bool IsEmpty(string folder) => !Directory.EnumerateFileSystemEntries(folder).Any();

    private void OrExplain(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"The session folder {FullPath} cannot be made: {WhyNot(exception)}", exception);
        }
    }

    /// <summary>The system names a folder of ours that it could not make; what matters is what there is on the way to it.</summary>
    private string WhyNot(Exception exception)
    {
        var there = FullPath;
        while (!Path.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        return File.Exists(there) ? $"{there} is a file; choose another save directory or name."
            : exception is UnauthorizedAccessException ? $"you may not write to {there}; choose another save directory."
            : exception is FileNotFoundException or DirectoryNotFoundException
                ? $"nothing can be made in {there}; choose another save directory."
            : exception.Message;
    }

    /// <summary>Keeps the old session until the new one has ended well.</summary>
    private void SetAside()
    {
        ForgetReplaced();
        Directory.Move(FullPath, Replaced);
    }

    private void BringBack()
    {
        if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }

        Directory.Move(Replaced, FullPath);
    }
}
