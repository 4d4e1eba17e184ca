namespace Thelper.Vision.Tests;

public sealed class PixelTableTests
{
    [Fact]
    public void A_function_is_asked_for_each_channel_and_value()
    {
        var table = new PixelTable(2, (channel, value) => (1000 * channel) + value);

        Assert.Equal((2, 0f, 255f, 1007f), (table.Channels, table[0, 0], table[0, 255], table[1, 7]));
    }

    [Fact]
    public void Values_are_copied_in()
    {
        var values = new float[512];
        values[256] = 3;
        var table = new PixelTable(values);
        values[256] = 99;

        Assert.Equal(3, table[1, 0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(300)]
    public void A_length_that_is_no_multiple_of_256_is_refused(int length) =>
        Assert.Throws<ArgumentException>(() => new PixelTable(new float[length]));

    [Fact]
    public void A_table_without_channels_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelTable(0, (_, _) => 0));
}
