using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("eopchs", "epochs")]
    [InlineData("Epochs", "epochs")]
    [InlineData("batchsize", "batch_size")]
    [InlineData("lr", "lr")]
    public void A_misspelt_word_finds_its_key(string word, string expected)
    {
        Assert.Equal([expected], NearestName.Find(word, ["epochs", "batch_size", "lr", "device"]));
    }

    [Fact]
    public void A_word_that_is_far_from_all_finds_none()
    {
        Assert.Empty(NearestName.Find("colour", ["epochs", "device"]));
    }

    [Fact]
    public void Words_that_are_equally_near_are_all_found()
    {
        Assert.Equal(["x_size", "y_size"], NearestName.Find("z_size", ["x_size", "y_size", "device"]));
    }

    [Fact]
    public void The_last_part_of_a_dotted_name_counts_most()
    {
        Assert.Equal(["torch.optim.SGD"], NearestName.Find("troch.SGD", ["torch.optim.SGD", "torch.SGR"]));
    }
}
