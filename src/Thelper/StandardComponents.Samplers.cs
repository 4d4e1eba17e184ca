using Thelper.Configuration;
using Thelper.Data.Samplers;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddSamplers(ComponentCatalogue catalogue) => catalogue
        .Add<ISamplerOptions, SubsetRandomSamplerOptions>(
            "thelper.data.samplers.SubsetRandomSampler",
            "thelper.data.SubsetRandomSampler", "torch.utils.data.sampler.SubsetRandomSampler",
            "torch.utils.data.SubsetRandomSampler", "torch.utils.data.sampler.RandomSampler", "torch.utils.data.RandomSampler")
        .Add<ISamplerOptions, SubsetSequentialSamplerOptions>(
            "thelper.data.samplers.SubsetSequentialSampler",
            "thelper.data.SubsetSequentialSampler", "torch.utils.data.sampler.SequentialSampler", "torch.utils.data.SequentialSampler")
        .Add<ISamplerOptions, WeightedSubsetRandomSamplerOptions>(
            "thelper.data.samplers.WeightedSubsetRandomSampler", "thelper.data.WeightedSubsetRandomSampler")
        .Add<ISamplerOptions, FixedWeightSubsetSamplerOptions>(
            "thelper.data.samplers.FixedWeightSubsetSampler", "thelper.data.FixedWeightSubsetSampler");
}
