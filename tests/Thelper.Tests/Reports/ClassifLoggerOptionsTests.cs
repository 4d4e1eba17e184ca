using Thelper.Configuration;
using Thelper.Reports;
using Thelper.Tasks;

namespace Thelper.Tests.Reports;

public sealed class ClassifLoggerOptionsTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    [Fact]
    public void Names_for_another_number_of_classes_are_refused() => Assert.Equal(
        "must have a name for each class of the data, whose indices are 0, 1, 2, but has those of 0, 1.",
        Assert.Throws<SettingException>(() => new ClassifLoggerOptions { ClassNames = ConfigReader.Parse("names: [x, y]", "test.yml").Root["names"]! }.Create(Task)).Message);

    [Fact]
    public void A_class_that_is_not_there_is_refused() => Assert.Equal(
        "is 'zebra', which is no class of the data; the known classes are 'a', 'b', 'c'.",
        Assert.Throws<SettingException>(() => new ClassifLoggerOptions { TargetName = "zebra" }.Create(Task)).Message);

    [Theory]
    [InlineData("target_name")]
    [InlineData("pred_2_score")]
    public void An_entry_with_the_name_of_a_column_is_refused(string key) => Assert.Equal(
        $"names '{key}', which is the name of another column of the report; leave it out.",
        Assert.Throws<SettingException>(() => new ClassifLoggerOptions { TopK = 2, LogKeys = [key] }.Create(Task)).Message);

    [Fact]
    public void More_ranks_than_classes_are_refused() => Assert.Equal(
        "is 4, but the data has 3 classes.",
        Assert.Throws<SettingException>(() => new ClassifLoggerOptions { TopK = 4 }.Create(Task)).Message);
}
