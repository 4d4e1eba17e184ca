using System.Globalization;
using System.Text;
using Thelper.Reports;

namespace Thelper.Tests.Reports;

public sealed class RowTextTests
{
    [Fact]
    public void Text_of_any_length_arrives_in_its_order()
    {
        using var stream = new MemoryStream();
        var text = new RowText(stream);
        var expected = new StringBuilder();
        for (var i = 0; i < 30_000; i++)
        {
            var part = i % 10_000 == 0 ? new string('é', 50_000) : $"row {i} ";
            text.Add(part);
            text.AddRounded(i / 30_000f);
            expected.Append(part).Append(((double)(i / 30_000f)).ToString("F4", CultureInfo.InvariantCulture));
        }

        text.Flush();
        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_no_finite_number_leaves_nothing(float value)
    {
        using var stream = new MemoryStream();
        var text = new RowText(stream);
        text.AddRounded(value);
        text.Flush();

        Assert.Equal(0, stream.Length);
    }
}
