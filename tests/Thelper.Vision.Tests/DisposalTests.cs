using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class DisposalTests
{
    private static readonly Dictionary<string, Action<Image>> Uses = new()
    {
        ["read"] = i => _ = i.Bytes.Length,
        ["change"] = i => i.AsSpan<byte>()[0] = 1,
        ["clone"] = i => i.Clone(),
        ["resize"] = i => i.Resize(2, 2),
        ["flip"] = i => i.FlipVertical(),
        ["crop"] = i => i.Crop(0, 0, 1, 1),
        ["grey"] = i => i.ToGrey(),
        ["float"] = i => i.ToFloat32(),
        ["draw"] = i => i.FillEllipse((1, 1), (1, 1), 0, default),
        ["write"] = i => i.WriteChannelsFirst(new float[12]),
        ["encode"] = i => i.EncodePng(),
    };

    public static TheoryData<string> UseNames => new(Uses.Keys);

    [Theory]
    [MemberData(nameof(UseNames))]
    public void A_disposed_image_cannot_be_used(string use)
    {
        var image = Pattern.Bytes(2, 2, 3);
        image.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Uses[use](image));
    }

    [Fact]
    public void Disposing_twice_is_harmless()
    {
        var image = Pattern.Bytes(2, 2, 3);
        image.Dispose();
        image.Dispose();
    }
}
