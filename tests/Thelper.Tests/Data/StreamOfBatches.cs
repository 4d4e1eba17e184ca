using System.IO.Hashing;
using System.Text;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Data;

/// <summary>A loader's batches as one hash each, over every tensor, text and box in them.</summary>
internal static class StreamOfBatches
{
    public static List<string> Hashes(IEnumerable<Batch> batches)
    {
        var hashes = new List<string>();
        foreach (var batch in batches)
        {
            using (batch)
            {
                var hash = new XxHash128();
                foreach (var key in batch.Keys)
                {
                    Append(hash, batch[key]);
                }

                hashes.Add(Convert.ToHexString(hash.GetCurrentHash()));
            }
        }

        return hashes;
    }

    private static void Append(XxHash128 hash, object? value)
    {
        switch (value)
        {
            case Tensor tensor:
                hash.Append(Encoding.UTF8.GetBytes(tensor.ToString()));
                hash.Append(tensor.ToBytes());
                break;
            case IReadOnlyList<BoundingBox> boxes:
                hash.Append(Encoding.UTF8.GetBytes(string.Join(';', boxes.Select(box => $"{box.ClassIndex} {box.Extent:R}"))));
                break;
            case IEnumerable<object?> items:
                foreach (var item in items)
                {
                    Append(hash, item);
                }

                break;
            default:
                hash.Append(Encoding.UTF8.GetBytes(value?.ToString() ?? "null"));
                break;
        }
    }
}
