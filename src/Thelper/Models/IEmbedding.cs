using Thelper.Torch;

namespace Thelper.Models;

/// <summary>A model that can say what it makes of an input before the last layer.</summary>
public interface IEmbedding
{
    /// <summary>The features of each input.</summary>
    /// <param name="input">B×C×H×W, float32.</param>
    /// <returns>Float32 with the batch as first dimension; the caller's.</returns>
    Tensor Embed(Tensor input);
}
