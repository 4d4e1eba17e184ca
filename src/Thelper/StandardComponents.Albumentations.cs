using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Albumentations;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddAlbumentations(ComponentCatalogue catalogue)
    {
        catalogue.Add<ITransformOptions, ComposeOptions>("albumentations.Compose", "albumentations.core.composition.Compose");
        Group<OneOfOptions>("OneOf");
        Group<SomeOfOptions>("SomeOf");
        Group<SequentialOptions>("Sequential");
        AddAlbumentationMoves();
        AddAlbumentationValues();

        void Group<T>(string name)
            where T : AlbumentationOptions => Offer<T>(catalogue, "albumentations.core.composition", name);

        void AddAlbumentationMoves()
        {
            Single<HorizontalFlipOptions>("HorizontalFlip");
            Single<VerticalFlipOptions>("VerticalFlip");
            Single<FlipOptions>("Flip");
            Single<TransposeOptions>("Transpose");
            Single<RandomRotate90Options>("RandomRotate90");
            Single<RotateOptions>("Rotate");
            Single<ShiftScaleRotateOptions>("ShiftScaleRotate");
            Single<AffineOptions>("Affine");
            Single<PerspectiveOptions>("Perspective");
            Single<ResizeOptions>("Resize");
            Single<SmallestMaxSizeOptions>("SmallestMaxSize");
            Single<LongestMaxSizeOptions>("LongestMaxSize");
            Single<RandomScaleOptions>("RandomScale");
            Single<PadIfNeededOptions>("PadIfNeeded");
            Single<CropOptions>("Crop");
            Single<RandomCropOptions>("RandomCrop");
            Single<CenterCropOptions>("CenterCrop");
            Single<RandomResizedCropOptions>("RandomResizedCrop");
            Single<RandomSizedCropOptions>("RandomSizedCrop");
            Single<CropNonEmptyMaskIfExistsOptions>("CropNonEmptyMaskIfExists");
            Single<ElasticTransformOptions>("ElasticTransform");
            Single<GridDistortionOptions>("GridDistortion");
            Single<OpticalDistortionOptions>("OpticalDistortion");
        }

        void AddAlbumentationValues()
        {
            Single<RandomBrightnessContrastOptions>("RandomBrightnessContrast");
            Single<RandomBrightnessOptions>("RandomBrightness");
            Single<RandomContrastOptions>("RandomContrast");
            Single<RandomGammaOptions>("RandomGamma");
            Single<HueSaturationValueOptions>("HueSaturationValue");
            Single<RgbShiftOptions>("RGBShift");
            Single<ToGrayOptions>("ToGray");
            Single<ToSepiaOptions>("ToSepia");
            Single<ChannelShuffleOptions>("ChannelShuffle");
            Single<ChannelDropoutOptions>("ChannelDropout");
            Single<InvertImgOptions>("InvertImg");
            Single<PosterizeOptions>("Posterize");
            Single<SolarizeOptions>("Solarize");
            Single<EqualizeOptions>("Equalize");
            Single<ClaheOptions>("CLAHE");
            Single<BlurOptions>("Blur");
            Single<MedianBlurOptions>("MedianBlur");
            Single<GaussianBlurOptions>("GaussianBlur");
            Single<MotionBlurOptions>("MotionBlur");
            Single<SharpenOptions>("Sharpen");
            Single<EmbossOptions>("Emboss");
            Single<DownscaleOptions>("Downscale");
            Single<ImageCompressionOptions>("ImageCompression");
            Single<GaussNoiseOptions>("GaussNoise");
            Single<MultiplicativeNoiseOptions>("MultiplicativeNoise");
            Single<IsoNoiseOptions>("ISONoise");
            Single<CoarseDropoutOptions>("CoarseDropout");
            Single<CutoutOptions>("Cutout");
            Single<GridDropoutOptions>("GridDropout");
            Single<NormalizeOptions>("Normalize");
            Single<ToFloatOptions>("ToFloat");
            Single<NoOpOptions>("NoOp");
        }

        void Single<T>(string name)
            where T : AlbumentationOptions => Offer<T>(catalogue, "albumentations.augmentations.transforms", name);
    }

    /// <summary>As a stage of its own, and within a composition, where the short name is usual.</summary>
    private static void Offer<T>(ComponentCatalogue catalogue, string module, string name)
        where T : AlbumentationOptions => catalogue
        .Add<ITransformOptions, T>($"albumentations.{name}", $"{module}.{name}")
        .Add<AlbumentationOptions, T>(name, $"albumentations.{name}", $"{module}.{name}");
}
