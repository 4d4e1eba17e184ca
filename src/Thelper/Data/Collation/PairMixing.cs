using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Collation;

/// <summary>
/// Mixes each sample of a batch with the one before it, the first with the last. One share is drawn for the whole batch. The
/// truth becomes a float32 tensor B×classes with the shares of the classes.
/// </summary>
/// <param name="task">A classification with a truth.</param>
/// <param name="options">Distribution and probability.</param>
public abstract class PairMixing(Classification task, MixingOptions options) : ICollation
{
    /// <inheritdoc/>
    public Batch Collate(Batch batch, CounterRandom random)
    {
        var key = task.GroundTruthKey!;
        var truth = batch[key] ?? throw new DataException(
            $"The samples have no class under '{key}', so that they cannot be mixed; mix only sets whose classes are known.");
        var classes = ClassTargets.SharesOf(truth, task);
        try
        {
            var isMixed = random.NextDouble() < options.Probability;
            var share = BetaDistribution.Draw(options.Alpha, ref random);
            if (isMixed)
            {
                share = Mix(Images(batch), share, ref random);
                RowMixing.Blend(classes.AsSpan<float>(), batch.Size, share);
            }

            batch.Replace(key, classes);
            return batch;
        }
        catch
        {
            classes.Dispose();
            throw;
        }
    }

    /// <summary>Mixes images in place.</summary>
    /// <param name="images">Float32, B×..., without gaps.</param>
    /// <param name="share">That of a sample's own image which was drawn.</param>
    /// <param name="random">Where more has to be drawn.</param>
    /// <returns>The share of a sample's own image that there really is.</returns>
    private protected abstract double Mix(Tensor images, double share, ref CounterRandom random);

    private Tensor Images(Batch batch)
    {
        var images = batch.Tensor(task.InputKey);
        return images.ScalarType == ScalarType.Float32 ? images : throw new DataException(
            $"The entry '{task.InputKey}' cannot be mixed, because it is {images}, and only Float32 can be mixed.");
    }
}
