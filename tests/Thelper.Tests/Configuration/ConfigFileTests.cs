using System.Text;
using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ConfigFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("thelper-config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("demo.yml")]
    [InlineData("demo.yaml")]
    [InlineData("demo.json")]
    [InlineData("demo.conf")]
    [InlineData("DEMO.YML")]
    public void Files_of_the_known_extensions_are_read(string name)
    {
        var path = Write(name, "{\"a\": 1}"u8);

        Assert.Equal(1L, ((ConfigScalar)ConfigReader.Read(path).Root["a"]!).Value);
    }

    [Theory]
    [InlineData("demo.toml", "ends in .toml, but a configuration file must end in .yml, .yaml, .json or .conf.")]
    [InlineData("demo.pkl", "ends in .pkl, but a configuration file must end in .yml, .yaml, .json or .conf.")]
    [InlineData("demo", "has no extension, but a configuration file must end in .yml, .yaml, .json or .conf.")]
    public void Files_of_other_extensions_are_refused(string name, string sentence)
    {
        Assert.Equal(sentence, Demo.Sentence(() => ConfigReader.Read(name)));
    }

    [Fact]
    public void A_missing_file_is_named_as_the_user_named_it()
    {
        var line = Demo.FirstLine(() => ConfigReader.Read("nowhere/demo.yml"));

        Assert.Equal("nowhere/demo.yml: does not exist.", line);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        var path = Write("demo.yml", [.. Encoding.UTF8.Preamble, .. "a: 1"u8]);

        Assert.NotNull(ConfigReader.Read(path).Root["a"]);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var path = Write("demo.yml", [(byte)'a', (byte)':', (byte)' ', 0xFF, 0xFE]);

        Assert.Equal("is not text in UTF-8; save it in that encoding.", Demo.Sentence(() => ConfigReader.Read(path)));
    }

    [Fact]
    public void The_base_folder_is_that_of_the_file()
    {
        var path = Write("demo.yml", "a: 1"u8);

        Assert.Equal(_folder.FullName, ConfigReader.Read(path).BaseFolder);
    }

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
