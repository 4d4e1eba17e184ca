using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Augmentor;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddAugmentor(ComponentCatalogue catalogue) => catalogue
        .Add<ITransformOptions, PipelineOptions>("Augmentor.Pipeline", "Augmentor.Pipeline.Pipeline")
        .Add<AugmentorOptions, RotateOptions>("rotate")
        .Add<AugmentorOptions, RotateWithoutCropOptions>("rotate_without_crop")
        .Add<AugmentorOptions, Rotate90Options>("rotate90")
        .Add<AugmentorOptions, Rotate180Options>("rotate180")
        .Add<AugmentorOptions, Rotate270Options>("rotate270")
        .Add<AugmentorOptions, RotateRandom90Options>("rotate_random_90")
        .Add<AugmentorOptions, FlipLeftRightOptions>("flip_left_right")
        .Add<AugmentorOptions, FlipTopBottomOptions>("flip_top_bottom")
        .Add<AugmentorOptions, FlipRandomOptions>("flip_random")
        .Add<AugmentorOptions, ZoomOptions>("zoom")
        .Add<AugmentorOptions, ZoomRandomOptions>("zoom_random")
        .Add<AugmentorOptions, CropRandomOptions>("crop_random")
        .Add<AugmentorOptions, CropCentreOptions>("crop_centre")
        .Add<AugmentorOptions, CropBySizeOptions>("crop_by_size")
        .Add<AugmentorOptions, ResizeOptions>("resize")
        .Add<AugmentorOptions, ScaleOptions>("scale")
        .Add<AugmentorOptions, SkewOptions>("skew")
        .Add<AugmentorOptions, SkewTiltOptions>("skew_tilt")
        .Add<AugmentorOptions, SkewLeftRightOptions>("skew_left_right")
        .Add<AugmentorOptions, SkewTopBottomOptions>("skew_top_bottom")
        .Add<AugmentorOptions, SkewCornerOptions>("skew_corner")
        .Add<AugmentorOptions, ShearOptions>("shear")
        .Add<AugmentorOptions, RandomDistortionOptions>("random_distortion")
        .Add<AugmentorOptions, RandomBrightnessOptions>("random_brightness")
        .Add<AugmentorOptions, RandomContrastOptions>("random_contrast")
        .Add<AugmentorOptions, RandomColorOptions>("random_color")
        .Add<AugmentorOptions, RandomErasingOptions>("random_erasing")
        .Add<AugmentorOptions, GreyscaleOptions>("greyscale")
        .Add<AugmentorOptions, BlackAndWhiteOptions>("black_and_white")
        .Add<AugmentorOptions, InvertOptions>("invert")
        .Add<AugmentorOptions, HistogramEqualisationOptions>("histogram_equalisation");
}
