using System.Globalization;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>What the images of a batch are called.</summary>
internal static class ImageIds
{
    private const string IndexKey = "idx";

    /// <summary>The name or number that the first true box with one has, else the sample's entry <c>idx</c>, else null.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="truth">Its true boxes; null where these are not known.</param>
    public static IReadOnlyList<string?> Of(Batch batch, IReadOnlyList<IReadOnlyList<BoundingBox>>? truth)
    {
        var indices = batch[IndexKey] switch
        {
            Tensor { ScalarType: ScalarType.Int64, Shape.Length: 1 } numbers =>
                Array.ConvertAll(numbers.ToArray<long>(), number => number.ToString(CultureInfo.InvariantCulture)),
            string[] texts => texts,
            _ => new string?[batch.Size],
        };
        return truth is null
            ? indices
            : [.. truth.Zip(indices, (boxes, index) => boxes.FirstOrDefault(box => box.ImageId is not null)?.ImageId ?? index)];
    }
}
