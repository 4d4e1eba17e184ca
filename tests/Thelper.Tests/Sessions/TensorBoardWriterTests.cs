using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;

namespace Thelper.Tests.Sessions;

public sealed class TensorBoardWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Whatever_failed_is_told_once_and_not_again_when_it_is_disposed()
    {
        var writer = new TensorBoardWriter(new TensorBoardSource
        {
            Session = "tiny",
            Configuration = TinySession.Document(),
            FolderOf = set => set == "train" ? _folder.FullPath : throw new NotSupportedException("odd"),
            Metrics = [],
        });
        writer.Write(new WeightsMeasured(0, []));
        writer.Write(new CurveMeasured("valid", 0, "shown", []));

        Assert.IsType<NotSupportedException>(Assert.Throws<SessionException>(() => WriteUntilItFails(writer)).InnerException);
        writer.Dispose();
        Assert.Single(Directory.GetFiles(_folder.FullPath, "events.*"));
    }

    public void Dispose() => _folder.Dispose();

    private static void WriteUntilItFails(TensorBoardWriter writer)
    {
        while (true)
        {
            writer.Write(new WeightsMeasured(0, []));
        }
    }
}
