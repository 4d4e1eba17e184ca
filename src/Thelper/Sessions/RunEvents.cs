namespace Thelper.Sessions;

/// <summary>What happens in a session, for whoever shows or records it.</summary>
public abstract record RunEvent;

/// <summary>A session begins or goes on.</summary>
/// <param name="Session">Its name.</param>
/// <param name="Summary">What it is made of, as label and text.</param>
public sealed record SessionStarted(string Session, IReadOnlyList<(string Label, string Text)> Summary) : RunEvent
{
    /// <summary>Epochs that were trained, and saved, before this launch.</summary>
    public int EpochsBefore { get; init; }

    /// <summary>The label of the session's folder in the summary.</summary>
    public const string FolderLabel = "session";
}

/// <summary>A pass over one set begins.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="EpochCount">Of the whole session.</param>
/// <param name="BatchCount">Of the pass.</param>
public sealed record PassStarted(string Set, int Epoch, int EpochCount, int BatchCount) : RunEvent;

/// <summary>A batch was processed.</summary>
/// <param name="Pass">The pass that it belongs to.</param>
/// <param name="Batch">Its number, from 0.</param>
/// <param name="Images">Samples so far in this pass.</param>
/// <param name="Loss">The mean loss so far in this pass; null where none is computed.</param>
/// <param name="Monitored">The monitored metric so far in this pass, if there is one.</param>
public sealed record BatchFinished(PassStarted Pass, int Batch, int Images, double? Loss, MetricValue? Monitored) : RunEvent
{
    /// <summary>Training steps made so far, in all launches; 0 by default.</summary>
    public long Iteration { get; init; }

    /// <summary>The loss of this batch alone; null where none is computed.</summary>
    public double? OwnLoss { get; init; }

    /// <summary>Whether the numbers of this batch are recorded: each batch of training, the last one of an evaluation.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The metrics so far in this pass that are cheap to know, where they are recorded.</summary>
    public IReadOnlyList<MetricValue> Metrics { get; init; } = [];
}

/// <summary>A pass over one set ended.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Result">Its result.</param>
public sealed record PassFinished(PassStarted Pass, PassResult Result) : RunEvent
{
    /// <summary>The learning rate at the beginning of the pass; null where nothing was learned.</summary>
    public double? LearningRate { get; init; }
}

/// <summary>An epoch ended: its training, its validation and its checkpoint.</summary>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="EpochCount">Of the whole session.</param>
/// <param name="LearningRate">During the epoch.</param>
/// <param name="Train">The result of training.</param>
/// <param name="Valid">The result of validation; null without a validation set.</param>
/// <param name="IsBest">Whether the monitored value was never better.</param>
public sealed record EpochFinished(
    int Epoch, int EpochCount, double LearningRate, PassResult Train, PassResult? Valid, bool IsBest) : RunEvent
{
    /// <summary>Whether the session can go on after this epoch, because a checkpoint was written; true by default.</summary>
    public bool IsSaved { get; init; } = true;
}

/// <summary>A session ended by itself.</summary>
/// <param name="Results">All there is to know of it.</param>
/// <param name="Directory">Where everything lies.</param>
/// <param name="Reports">The last reports, as name and text.</param>
public sealed record SessionFinished(
    SessionResults Results, SessionDirectory Directory, IReadOnlyList<(string Name, string Text)> Reports) : RunEvent
{
    /// <summary>The set that the reports are about: the one that was evaluated last.</summary>
    public string ReportedSet { get; init; } = "";
}

/// <summary>Something that a person will want to know, though nothing is wrong.</summary>
/// <param name="Text">A sentence.</param>
public sealed record RunNotice(string Text) : RunEvent;

/// <summary>Something that a person should know of.</summary>
/// <param name="Text">A sentence.</param>
public sealed record RunWarning(string Text) : RunEvent;

/// <summary>Shows or records what happens in a session. Called on the training thread, so it must be quick.</summary>
public interface IRunEventWriter
{
    /// <summary>Shows or records an event.</summary>
    /// <param name="happened">The event.</param>
    void Write(RunEvent happened);
}
