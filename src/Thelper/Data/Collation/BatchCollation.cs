using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Collation;

/// <summary>How the samples of one set become batches.</summary>
public sealed record BatchCollation
{
    /// <summary>Samples side by side, and no more.</summary>
    public static BatchCollation Default { get; } = new();

    /// <summary>Whether entries of kinds that batches do not know are refused; true by default.</summary>
    public bool ForceTensor { get; init; } = true;

    /// <summary>Whether tensors lie in memory that a GPU can read by itself; there must be one. False by default.</summary>
    public bool PinMemory { get; init; }

    /// <summary>What is done to finished batches; null, the default, for nothing.</summary>
    public ICollation? Operation { get; init; }

    /// <summary>Of the operation's random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>What the <c>loaders</c> section says of one set.</summary>
    /// <param name="options">The section.</param>
    /// <param name="set">train, valid or test.</param>
    /// <param name="task">What the samples are for.</param>
    /// <param name="seed">Of the operation's random numbers.</param>
    /// <exception cref="SettingException">The collation does not fit the task.</exception>
    internal static BatchCollation Of(LoadersOptions options, string set, LearningTask task, ulong seed)
    {
        var (property, collation) = options.CollationOf(set);
        if (collation is { MixesClasses: true } && task is not Classification { GroundTruthKey: not null })
        {
            throw new SettingException(options, property,
                $"mixes samples and their classes, so it is for classification, but the data is for {task.Summary}; leave it out.");
        }

        return new BatchCollation
        {
            ForceTensor = collation?.RefusesUnknownKinds ?? true,
            PinMemory = options.PinMemory && TorchProcess.CudaDeviceCount > 0,
            Operation = collation?.Create(task),
            Seed = seed,
        };
    }

    /// <summary>What a person may not have meant.</summary>
    internal static IEnumerable<string> WarningsOf(LoadersOptions options)
    {
        if (options.PinMemory && TorchProcess.CudaDeviceCount == 0)
        {
            yield return "loaders.pin_memory has no effect, because libtorch finds no CUDA device here.";
        }

        if (options.CollateFn is { MixesClasses: true } && options.ValidSplit.Count + options.TestSplit.Count > 0)
        {
            yield return "loaders.collate_fn mixes the samples of the validation and test sets too, which makes their metrics meaningless; "
                + "use loaders.train_collate_fn to mix the training set alone.";
        }
    }

    /// <summary>The memory of a batch that is to be filled.</summary>
    /// <param name="size">Samples at most.</param>
    internal BatchAssembly Start(int size) => new(new BatchForm(size, ForceTensor, PinMemory));

    /// <summary>Makes a batch of an assembly that is full.</summary>
    /// <param name="assembly">Freed where this fails.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="batch">The batch's number in its epoch, from 0, batches without samples included.</param>
    /// <returns>The caller's; null where all samples were left out.</returns>
    /// <exception cref="DataException">The operation does not suit the batch.</exception>
    internal Batch? Finish(BatchAssembly assembly, int epoch, int batch)
    {
        var plain = assembly.Finish();
        if (plain is null || Operation is null)
        {
            return plain;
        }

        try
        {
            return Operation.Collate(plain, new CounterRandom(Seed, (uint)epoch, (uint)batch, RandomPurpose.Collation));
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }
}
