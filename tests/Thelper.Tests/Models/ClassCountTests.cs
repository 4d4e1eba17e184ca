using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Models;

public sealed class ClassCountTests
{
    private static readonly Classification Task = new(["a", "b", "c", "d", "e", "f"], "image", "label");

    [Theory]
    [InlineData("thelper.nn.lenet.LeNet", "output_size")]
    [InlineData("torchvision.models.resnet18", "num_classes")]
    public void A_number_of_classes_that_the_data_contradicts_is_refused_with_its_key(string model, string key)
    {
        var document = ConfigReader.Parse($"model:\n  type: {model}\n  params:\n    {key}: 7\n", "test.yml");
        var bound = ConfigBinder.Bind<ModelSection>(document, StandardComponents.Catalogue());

        var exception = Assert.Throws<SettingException>(() => bound.Value.Model.Create(Task));

        Assert.Equal(
            $"test.yml:4:18: model.params.{key}: is 7, but the data has 6 classes (a, b, c, d, e, ...). Leave it out, and the "
            + "model takes the number from the data.",
            exception.At(bound.Places).ToString());
    }

    [Theory]
    [InlineData("thelper.nn.lenet.LeNet", "output_size")]
    [InlineData("torchvision.models.resnet18", "num_classes")]
    public void The_number_of_classes_of_the_data_may_be_given(string model, string key)
    {
        using var made = Bound.To<ModelSection>($"model:\n  type: {model}\n  params: {{{key}: 6}}\n").Model.Create(Task);

        Assert.Equal(6, made.Parameters()[^1].ElementCount);
    }
}
