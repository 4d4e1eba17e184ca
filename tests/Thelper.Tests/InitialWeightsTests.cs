using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;
using Thelper.Torch;

namespace Thelper.Tests;

public sealed class InitialWeightsTests
{
    [Theory]
    [InlineData("weights", ".pth")]
    [InlineData("weights", ".safetensors")]
    [InlineData("state", ".pth")]
    [InlineData("state_dict", ".pth")]
    public void A_model_begins_with_the_weights_of_a_file(string key, string extension)
    {
        using var folder = new TemporaryFolder();
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start("trainer.epochs=1");
        var file = Weights(first, folder[$"weights{extension}"]);
        second.Start($"model.{key}='{file}'", "trainer.epochs=1", "trainer.optimization.optimizer.params.lr=0");

        Assert.Equal(Model(first), Model(second));
        Assert.Contains(second.Events.OfKind<RunNotice>(), notice => notice.Text == $"The model begins with the weights of {file}.");
    }

    [Fact]
    public void Weights_of_another_model_are_refused_with_every_key()
    {
        using var folder = new TemporaryFolder();
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start("trainer.epochs=1");
        var file = Weights(first, folder["weights.pth"]);
        var error = Mistake(() => second.Start($"model.weights='{file}'", "model.params.hidden2_size=7"));

        Assert.Equal("model.weights", error.Path);
        Assert.Contains("classifier.2.weight (received [84, 120], the model has [7, 120])", error.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("To take what fits, set model.weights_strict to false.", error.Sentence, StringComparison.Ordinal);
        Assert.False(Directory.Exists(second.Directory.FullPath));
    }

    [Fact]
    public void Without_strictness_what_fits_is_taken_and_the_rest_told()
    {
        using var folder = new TemporaryFolder();
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start("trainer.epochs=1");
        var file = Weights(first, folder["weights.pth"]);
        second.Start(
            $"model.weights='{file}'", "model.weights_strict=false", "model.params.hidden2_size=7", "trainer.epochs=1",
            "trainer.optimization.optimizer.params.lr=0");

        Assert.Contains(second.Events.OfKind<RunWarning>(), warning => warning.Text.StartsWith(
            $"The weights of {file} fit the model in part; of another shape: classifier.2.weight", StringComparison.Ordinal));
        Assert.Equal(Model(first)["baseline.0.weight"], Model(second)["baseline.0.weight"]);
    }

    [Fact]
    public void A_session_begins_with_the_best_weights_of_another()
    {
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start("trainer.epochs=1");
        second.Start($"model.ckptdata='{first.Directory.FullPath}'", "trainer.epochs=1", "trainer.optimization.optimizer.params.lr=0");

        Assert.Equal(Model(first), Model(second));
        Assert.Contains(second.Events.OfKind<RunNotice>(), notice => notice.Text ==
            $"The model begins with the weights of {Path.Combine(first.Directory.Checkpoints, "ckpt.best.pth")} (epoch 1).");
    }

    [Fact]
    public void A_checkpoint_tells_the_model_where_the_configuration_does_not()
    {
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start("trainer.epochs=1", "model.params.hidden2_size=7");
        second.Start(
            $"model={{ckptdata: '{first.EpochCheckpoints[0]}'}}", "trainer.epochs=1", "trainer.optimization.optimizer.params.lr=0");
        File.Delete(first.EpochCheckpoints[0]);
        second.Resume("trainer.epochs=2");

        Assert.Equal(Model(first), Model(second));
        Assert.Equal("7", ((ConfigScalar)ConfigReader.Read(second.Directory.Configuration).Find("model.params.hidden2_size")!).Text);
    }

    [Fact]
    public void What_depends_on_classes_that_have_changed_begins_anew()
    {
        using var images = new TemporaryFolder();
        using var first = new TinySession();
        using var second = new TinySession();
        ClassFolders.Write(images, 16, ("cat", 20), ("dog", 20));
        first.Start("trainer.epochs=1");
        second.Start(TinySession.ImagesIn(images.FullPath), $"model.ckptdata='{first.Directory.FullPath}'", "trainer.epochs=1", "trainer.optimization.optimizer.params.lr=0");
        var (before, now) = (Model(first), Model(second));

        Assert.Contains(second.Events.OfKind<RunNotice>(), notice => notice.Text.EndsWith(
            "; for classification into 2 classes it begins anew with classifier.4.weight, classifier.4.bias.", StringComparison.Ordinal));
        Assert.Equal(before.Keys, now.Keys);
        Assert.Equal(["classifier.4.weight", "classifier.4.bias"], before.Keys.Where(key => before[key] != now[key]));
    }

    [Fact]
    public void A_checkpoint_of_another_model_is_refused()
    {
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start("trainer.epochs=1");
        var error = Mistake(() => second.Start($"model.ckptdata='{first.Directory.FullPath}'", "model.params.conv1_filters=3"));

        Assert.Equal("model.ckptdata", error.Path);
        Assert.Contains("which is of another model; of another shape: baseline.0.weight", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model={ckptdata: nowhere}", "model.ckptdata", "There is no checkpoint at ")]
    [InlineData("model={weights_strict: true}", "model", "needs the key 'type', which names a model, or ckptdata, which has one.")]
    [InlineData("model.weights=nowhere.pth", "model.weights", "The file ")]
    [InlineData("model={type: thelper.nn.lenet.LeNet, weights: a.pth, ckptdata: b}", "model.weights", "stands beside ckptdata, and both say what to begin with")]
    public void What_cannot_be_begun_with_is_refused_at_its_line(string setting, string path, string sentence)
    {
        using var session = new TinySession();
        var error = Mistake(() => session.Start(setting));

        Assert.Equal(path, error.Path);
        Assert.StartsWith(sentence, error.Sentence, StringComparison.Ordinal);
    }

    private static ConfigError Mistake(Action start) => Assert.Single(Assert.Throws<ConfigException>(start).Errors);

    /// <summary>The weights of the first epoch, as texts that can be compared.</summary>
    private static Dictionary<string, string> Model(TinySession session)
    {
        var path = Directory.GetFiles(session.Directory.Checkpoints, "ckpt.0000.*").SingleOrDefault()
            ?? Path.Combine(session.Directory.Checkpoints, "ckpt.best.pth");
        using var checkpoint = Checkpoint.Load(path);
        return checkpoint.Model.ToDictionary(entry => entry.Key, entry => Convert.ToHexString(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(entry.Value.ToArray<float>())));
    }

    private static string Weights(TinySession session, string path)
    {
        using var checkpoint = Checkpoint.Load(session.EpochCheckpoints[0]);
        if (SafeTensorsFile.IsNamed(path))
        {
            SafeTensorsFile.Save(path, checkpoint.Model);
        }
        else
        {
            TorchFile.Save(path, checkpoint.Model);
        }

        return path;
    }
}
