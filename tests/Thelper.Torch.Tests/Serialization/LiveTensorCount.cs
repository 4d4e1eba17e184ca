namespace Thelper.Torch.Tests.Serialization;

[CollectionDefinition(nameof(LiveTensorCount), DisableParallelization = true)]
public sealed class LiveTensorCount;
