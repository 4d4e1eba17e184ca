using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Collation;

/// <summary>
/// What is done to a batch as a whole, such as mixing its images. One object serves all batches and threads, so it keeps no
/// state.
/// </summary>
public interface ICollation
{
    /// <summary>Changes a batch.</summary>
    /// <param name="batch">With its tensors on the CPU; changed in place or replaced. Where this fails it stays the caller's.</param>
    /// <param name="random">The numbers for this epoch and batch.</param>
    /// <returns>The batch to train on, which may be the same object; it is the caller's.</returns>
    /// <exception cref="DataException">The batch does not suit the operation.</exception>
    Batch Collate(Batch batch, CounterRandom random);
}

/// <summary>The options of a way to make batches, in a configuration.</summary>
[ComponentKind("collation")]
public interface ICollationOptions
{
    /// <summary>Whether entries of kinds that batches do not know are refused; if not they become lists.</summary>
    bool RefusesUnknownKinds => true;

    /// <summary>Whether the classes of samples are mixed, so that only a classification can be learned from the batches.</summary>
    bool MixesClasses => false;

    /// <summary>Makes what changes the finished batches; null where nothing does.</summary>
    /// <param name="task">What the samples are for; a classification with a truth where <see cref="MixesClasses"/>.</param>
    /// <exception cref="SettingException">The options do not fit the task.</exception>
    ICollation? Create(LearningTask task);
}
