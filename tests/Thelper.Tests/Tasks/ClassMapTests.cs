using Thelper.Tasks;

namespace Thelper.Tests.Tasks;

public sealed class ClassMapTests
{
    private static readonly ClassMap Map = new(new Dictionary<string, int> { ["car"] = 4, ["bus"] = 1 });

    [Fact]
    public void Names_are_in_the_order_of_their_indices() => Assert.Equal(["bus", "car"], Map.Names);

    [Fact]
    public void A_class_is_found_by_its_index() => Assert.Equal("car", Map.NameOf(4));

    [Fact]
    public void An_index_in_a_gap_has_no_class() => Assert.Null(Map.NameOf(2));

    [Fact]
    public void A_model_needs_an_output_for_every_index_up_to_the_highest() => Assert.Equal(5, Map.OutputCount);

    [Fact]
    public void Gaps_are_seen() => Assert.False(Map.IsContiguous);

    [Fact]
    public void Numbered_names_have_no_gaps() => Assert.True(new ClassMap(["a", "b"]).IsContiguous);

    [Theory]
    [InlineData("a", -1, "b", 0, "The class 'a' has the index -1, but indices start at 0.")]
    [InlineData("a", 2, "b", 2, "The classes 'a' and 'b' have the same index 2.")]
    [InlineData("a", 1, "a", 2, "The class 'a' has several indices: 1, 2.")]
    [InlineData(" ", 1, "a", 2, "A class has no name.")]
    public void Wrong_indices_are_refused(string first, int firstIndex, string second, int secondIndex, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ArgumentException>(
            () => new ClassMap([KeyValuePair.Create(first, firstIndex), KeyValuePair.Create(second, secondIndex)])).Message);

    [Fact]
    public void A_translation_to_classes_that_lack_one_is_refused() =>
        Assert.Contains("'car'", Assert.Throws<ArgumentException>(() => Map.TranslationTo(new ClassMap(["bus"]))).Message);
}
