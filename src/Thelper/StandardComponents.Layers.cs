using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Layers;

namespace Thelper;

public static partial class StandardComponents
{
    private static readonly string[] Dimensions = ["1d", "2d", "3d"];

    private static void AddLayers(ComponentCatalogue catalogue)
    {
        Each<ConvolutionLayerOptions>("conv", "Conv");
        Each<TransposedConvolutionLayerOptions>("conv", "ConvTranspose");
        Each<BatchNormLayerOptions>("batchnorm", "BatchNorm");
        Each<InstanceNormLayerOptions>("instancenorm", "InstanceNorm");
        Layer<GroupNormLayerOptions>("normalization", "GroupNorm");
        Layer<LayerNormLayerOptions>("normalization", "LayerNorm");
        Layer<LocalResponseNormLayerOptions>("normalization", "LocalResponseNorm");
        AddPoolings();
        AddActivations();
        AddShapes();
        AddSequences();

        void AddPoolings()
        {
            Each<MaxPoolLayerOptions>("pooling", "MaxPool");
            Each<AvgPoolLayerOptions>("pooling", "AvgPool");
            Each<AdaptivePoolLayerOptions>("pooling", "AdaptiveAvgPool");
            Each<AdaptivePoolLayerOptions>("pooling", "AdaptiveMaxPool");
            Layer<LPPoolLayerOptions>("pooling", "LPPool1d");
            Layer<LPPoolLayerOptions>("pooling", "LPPool2d");
            Each<MaxUnpoolLayerOptions>("pooling", "MaxUnpool");
            Layer<FractionalMaxPoolLayerOptions>("pooling", "FractionalMaxPool2d");
            Layer<FractionalMaxPoolLayerOptions>("pooling", "FractionalMaxPool3d");
        }

        void AddActivations()
        {
            foreach (var name in ActivationLayerOptions.Layers.Keys)
            {
                Layer<ActivationLayerOptions>(name == "Identity" ? "linear" : "activation", name);
            }

            Layer<ExponentialUnitOptions>("activation", "ELU");
            Layer<ExponentialUnitOptions>("activation", "CELU");
            Layer<LeakyReluLayerOptions>("activation", "LeakyReLU");
            Layer<RandomReluLayerOptions>("activation", "RReLU");
            Layer<ParametricReluLayerOptions>("activation", "PReLU");
            Layer<GeluLayerOptions>("activation", "GELU");
            Layer<HardtanhLayerOptions>("activation", "Hardtanh");
            Layer<ThresholdLayerOptions>("activation", "Threshold");
            Layer<SoftplusLayerOptions>("activation", "Softplus");
            Layer<ShrinkLayerOptions>("activation", "Hardshrink");
            Layer<ShrinkLayerOptions>("activation", "Softshrink");
            Layer<SoftmaxLayerOptions>("activation", "Softmax");
            Layer<SoftmaxLayerOptions>("activation", "Softmin");
            Layer<SoftmaxLayerOptions>("activation", "LogSoftmax");
            Layer<GluLayerOptions>("activation", "GLU");
        }

        void AddShapes()
        {
            Each<ConstantPaddingLayerOptions>("padding", "ConstantPad");
            Each<PaddingLayerOptions>("padding", "ReflectionPad");
            Each<PaddingLayerOptions>("padding", "ReplicationPad");
            Layer<PaddingLayerOptions>("padding", "ZeroPad2d");
            Each<DropoutLayerOptions>("dropout", "Dropout");
            Layer<DropoutLayerOptions>("dropout", "Dropout");
            Layer<DropoutLayerOptions>("dropout", "AlphaDropout");
            Layer<DropoutLayerOptions>("dropout", "FeatureAlphaDropout");
            Layer<UpsampleLayerOptions>("upsampling", "Upsample");
            Layer<PlaneUpsamplingLayerOptions>("upsampling", "UpsamplingNearest2d");
            Layer<PlaneUpsamplingLayerOptions>("upsampling", "UpsamplingBilinear2d");
            Layer<PixelShuffleLayerOptions>("pixelshuffle", "PixelShuffle");
            Layer<PixelUnshuffleLayerOptions>("pixelshuffle", "PixelUnshuffle");
            Layer<ChannelShuffleLayerOptions>("channelshuffle", "ChannelShuffle");
            Layer<FoldLayerOptions>("fold", "Fold");
            Layer<UnfoldLayerOptions>("fold", "Unfold");
            Layer<FlattenLayerOptions>("flatten", "Flatten");
            Layer<UnflattenLayerOptions>("flatten", "Unflatten");
            Layer<LinearLayerOptions>("linear", "Linear");
            Layer<BilinearLayerOptions>("linear", "Bilinear");
            Layer<CosineSimilarityLayerOptions>("distance", "CosineSimilarity");
            Layer<PairwiseDistanceLayerOptions>("distance", "PairwiseDistance");
            Layer<SequentialLayerOptions>("container", "Sequential");
        }

        void AddSequences()
        {
            Layer<MultiheadAttentionLayerOptions>("activation", "MultiheadAttention");
            Layer<SingleTransformerLayerOptions>("transformer", "TransformerEncoderLayer");
            Layer<TransformerEncoderOptions>("transformer", "TransformerEncoder");
            Layer<SingleTransformerLayerOptions>("transformer", "TransformerDecoderLayer");
            Layer<TransformerDecoderOptions>("transformer", "TransformerDecoder");
            Layer<TransformerOptions>("transformer", "Transformer");
            Layer<EmbeddingLayerOptions>("sparse", "Embedding");
            Layer<EmbeddingBagLayerOptions>("sparse", "EmbeddingBag");
            Layer<RecurrentLayerOptions>("rnn", "RNN");
            Layer<GatedLayerOptions>("rnn", "GRU");
            Layer<MemoryLayerOptions>("rnn", "LSTM");
            Layer<RecurrentCellOptions>("rnn", "RNNCell");
            Layer<GatedCellOptions>("rnn", "GRUCell");
            Layer<GatedCellOptions>("rnn", "LSTMCell");
        }

        void Each<T>(string module, string name)
            where T : LayerOptions => Array.ForEach(Dimensions, dimensions => Layer<T>(module, name + dimensions));

        // A layer can also be a whole model.
        void Layer<T>(string module, string name)
            where T : LayerOptions => catalogue
            .Add<ILayerOptions, T>($"torch.nn.{name}", $"torch.nn.modules.{module}.{name}")
            .Add<IModelOptions, T>($"torch.nn.{name}", $"torch.nn.modules.{module}.{name}");
    }
}
