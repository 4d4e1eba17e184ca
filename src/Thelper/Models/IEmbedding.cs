using Thelper.Torch;

namespace Thelper.Models;

/// <summary>A model that can tell what it makes its predictions from.</summary>
public interface IEmbedding
{
    /// <summary>Describes each sample by the numbers that the last layer sees.</summary>
    /// <param name="input">A batch as for the model's forward pass; stays the caller's.</param>
    /// <returns>B×features.</returns>
    Tensor Embed(Tensor input);
}
