using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>A task as a configuration describes it.</summary>
[ComponentKind("task")]
public interface ITaskOptions
{
    /// <summary>Makes the task; a file with class names is read now.</summary>
    /// <exception cref="SettingException">The file cannot be read, or what it holds does not fit the other settings.</exception>
    LearningTask Create();
}

/// <summary>The options that all tasks have.</summary>
public abstract record TaskOptions : ITaskOptions, IValidatedOptions
{
    /// <summary>The sample's entry that goes into the model.</summary>
    public required string InputKey { get; init; }

    /// <summary>Entries that go along for reports, such as a path; none by default.</summary>
    public IReadOnlyList<string>? MetaKeys { get; init; }

    /// <inheritdoc/>
    public abstract LearningTask Create();

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Problem() is { } problem ? [problem] : [];

    /// <summary>Whether all that the task is made of stands in the configuration itself.</summary>
    private protected virtual bool IsSelfContained => true;

    private protected SettingException Refusal(string property, string sentence) => new(this, property, sentence);

    private OptionsProblem? Problem()
    {
        if (!IsSelfContained)
        {
            return null;
        }

        try
        {
            Create();
            return null;
        }
        catch (SettingException exception)
        {
            // Options within these report their own mistakes.
            return ReferenceEquals(exception.Options, this) ? new OptionsProblem(exception.Property, exception.Message) : null;
        }
    }
}

/// <summary>The options of <see cref="GenericTask"/>.</summary>
public sealed record GenericTaskOptions : TaskOptions
{
    /// <summary>The entry that the model should predict; none by default.</summary>
    [Alias("target_key")]
    public string? GtKey { get; init; }

    /// <inheritdoc/>
    public override LearningTask Create() => new GenericTask(InputKey, GtKey, MetaKeys);
}
