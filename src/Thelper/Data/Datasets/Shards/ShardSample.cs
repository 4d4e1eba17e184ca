using Thelper.Data.Files;

namespace Thelper.Data.Datasets.Shards;

/// <summary>A sample of an archive, before its truth is understood.</summary>
/// <param name="Shard">The archive.</param>
/// <param name="Key">The sample's name in it.</param>
/// <param name="Image">Where its image lies.</param>
/// <param name="Truth">What is to be predicted, as it stands there; empty where there is none.</param>
internal sealed record ShardSample(TarShard Shard, string Key, TarMember Image, string[] Truth)
{
    /// <summary>For messages.</summary>
    public string Place => $"{Shard.Path}, sample {Key}";
}
