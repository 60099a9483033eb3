//! Decoding what was uploaded and encoding what is served.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};

/// The widths in pixels that are kept besides the largest one, if the picture is wider.
pub const WIDTHS: [u32; 2] = [320, 800];
/// No rendition is wider or higher.
const LARGEST: u32 = 1_600;
/// Bytes of an upload.
pub const LARGEST_UPLOAD: usize = 10 * 1024 * 1024;
/// Pixels of an upload: a camera's, and not a bomb's.
const MOST_PIXELS: u64 = 50_000_000;
/// Fewer pixels on a side are no picture.
const SMALLEST_SIDE: u32 = 16;
/// 0 to 100; photographs look alike from here on.
const JPEG_QUALITY: u8 = 84;

/// A picture in the media folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Names its files.
    pub digest: String,
    /// What they are.
    pub content_type: &'static str,
    /// Pixels from left to right, of the largest.
    pub width: i32,
    /// Pixels from top to bottom, of the largest.
    pub height: i32,
    /// Bytes of the largest.
    pub bytes: i64,
}

/// A picture is not taken.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// More than [`LARGEST_UPLOAD`] bytes.
    #[error("the file has more than {LARGEST_UPLOAD} bytes")]
    TooLarge,
    /// More pixels than we decode.
    #[error("the picture has more than {MOST_PIXELS} pixels")]
    TooManyPixels,
    /// Too small to be shown.
    #[error("the picture is smaller than {SMALLEST_SIDE} pixels")]
    TooSmall,
    /// Not a PNG, JPEG, WebP or GIF picture, whatever it is called.
    #[error("the file is no PNG, JPEG, WebP or GIF picture")]
    NoPicture,
    /// It begins like a picture and is not whole.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// The media folder could not be written.
    #[error("the picture could not be stored: {0}")]
    Storage(#[from] std::io::Error),
}

/// Decodes an upload and stores our own renditions of it in the media folder. Takes time: not for inside a transaction.
///
/// # Errors
/// [`MediaError`] says what is wrong with it.
pub fn store(folder: &Path, upload: &[u8]) -> Result<Stored, MediaError> {
    let picture = decode(upload)?;
    let has_alpha = picture.color().has_alpha() && !is_opaque(&picture);
    let largest = shrink(&picture, LARGEST, LARGEST);
    let content_type = if has_alpha || is_drawing(&largest) { "image/png" } else { "image/jpeg" };
    let encoded = encode(&largest, content_type)?;
    let digest = Sha256::digest(&encoded).iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    write_file(folder, &file_name(&digest, largest.width(), content_type), &encoded)?;
    for width in WIDTHS.into_iter().filter(|width| *width < largest.width()) {
        let smaller = encode(&shrink(&largest, width, LARGEST), content_type)?;
        write_file(folder, &file_name(&digest, width, content_type), &smaller)?;
    }
    Ok(Stored {
        digest,
        content_type,
        width: i32::try_from(largest.width()).unwrap_or_default(),
        height: i32::try_from(largest.height()).unwrap_or_default(),
        bytes: i64::try_from(encoded.len()).unwrap_or_default(),
    })
}

/// The name of a rendition's file, below the media folder: `ab/abcdef….800.png`.
#[must_use]
pub fn file_name(digest: &str, width: u32, content_type: &str) -> String {
    let ending = if content_type == "image/png" { "png" } else { "jpg" };
    format!("{}/{digest}.{width}.{ending}", digest.get(..2).unwrap_or("00"))
}

fn decode(upload: &[u8]) -> Result<DynamicImage, MediaError> {
    if upload.len() > LARGEST_UPLOAD {
        return Err(MediaError::TooLarge);
    }
    let reader = ImageReader::new(Cursor::new(upload)).with_guessed_format()?;
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif];
    if !reader.format().is_some_and(|format| known.contains(&format)) {
        return Err(MediaError::NoPicture);
    }
    let damaged = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => MediaError::TooManyPixels,
        other => MediaError::Damaged(other.to_string()),
    };
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(MediaError::TooManyPixels);
    }
    if width.min(height) < SMALLEST_SIDE {
        return Err(MediaError::TooSmall);
    }
    let mut limits = Limits::default();
    // Eight bytes for each of the pixels: sixteen bits in four channels.
    limits.max_alloc = Some(MOST_PIXELS * 8);
    decoder.set_limits(limits).map_err(damaged)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn shrink(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    match picture.width() > width || picture.height() > height {
        true => picture.resize(width, height, FilterType::Lanczos3),
        false => picture.clone(),
    }
}

fn is_opaque(picture: &DynamicImage) -> bool {
    picture.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX)
}

/// Drawings have few colours and sharp edges, which JPEG smears.
fn is_drawing(picture: &DynamicImage) -> bool {
    const FEW_COLOURS: usize = 256;
    let mut colours = std::collections::HashSet::new();
    picture.to_rgb8().pixels().all(|pixel| {
        colours.insert(pixel.0);
        colours.len() <= FEW_COLOURS
    })
}

fn encode(picture: &DynamicImage, content_type: &str) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Cursor::new(Vec::new());
    let outcome = match content_type {
        "image/png" => DynamicImage::ImageRgba8(picture.to_rgba8()).write_to(&mut bytes, ImageFormat::Png),
        _ => picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)),
    };
    outcome.map_err(|error| MediaError::Damaged(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// Writes beside and moves into place, so that nobody reads half a file; one that is there is the same already.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), MediaError> {
    let path: PathBuf = folder.join(name);
    if path.exists() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let beside = path.with_extension(format!("{}.part", uuid::Uuid::new_v4().simple()));
    let mut file = std::fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, &path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn photograph(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, y| {
            Rgb([(x * 7 % 256) as u8, (y * 3 % 256) as u8, ((x * y) % 251) as u8])
        });
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_photograph_is_kept_in_several_widths_and_shrunk_to_the_largest() {
        let folder = tempfile::tempdir().unwrap();
        let stored = store(folder.path(), &photograph(2_000, 1_000)).unwrap();
        assert_eq!((stored.content_type, stored.width, stored.height), ("image/jpeg", 1_600, 800));
        for width in [320, 800, 1_600] {
            let file = folder.path().join(file_name(&stored.digest, width, stored.content_type));
            assert_eq!(image::open(file).unwrap().width(), width);
        }
    }

    #[test]
    fn a_logo_with_a_clear_background_stays_clear() {
        let folder = tempfile::tempdir().unwrap();
        let logo =
            RgbaImage::from_fn(64, 64, |x, _| if x < 32 { Rgba([0; 4]) } else { Rgba([9, 9, 9, 255]) });
        let mut bytes = Cursor::new(Vec::new());
        logo.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let stored = store(folder.path(), bytes.get_ref()).unwrap();
        assert_eq!(stored.content_type, "image/png");
        let kept =
            image::open(folder.path().join(file_name(&stored.digest, 64, "image/png"))).unwrap().to_rgba8();
        assert_eq!(kept.get_pixel(0, 0).0[3], 0);
    }

    #[test]
    fn nothing_of_what_was_hidden_in_the_upload_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut upload = photograph(100, 100);
        // A comment segment behind the marker that begins the file, and more behind its end.
        let comment = b"<?php secret ?>";
        let mut segment = vec![0xFF, 0xFE, 0, (comment.len() + 2) as u8];
        segment.extend_from_slice(comment);
        upload.splice(2..2, segment);
        upload.extend_from_slice(b"PK\x03\x04secret");
        let stored = store(folder.path(), &upload).unwrap();
        let kept =
            std::fs::read(folder.path().join(file_name(&stored.digest, 100, stored.content_type))).unwrap();
        assert!(!kept.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn what_is_no_picture_is_refused_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(store(folder.path(), b"<svg onload=alert(1)>"), Err(MediaError::NoPicture)));
        assert!(matches!(store(folder.path(), b""), Err(MediaError::NoPicture)));
        assert!(matches!(store(folder.path(), &vec![0; LARGEST_UPLOAD + 1]), Err(MediaError::TooLarge)));
        let whole = photograph(100, 100);
        assert!(matches!(store(folder.path(), &photograph(8, 200)), Err(MediaError::TooSmall)));
        assert!(matches!(store(folder.path(), &whole[..50]), Err(MediaError::Damaged(_))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing half done is left");
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_is_refused_before_it_takes_memory() {
        let mut png = Cursor::new(Vec::new());
        RgbImage::new(16, 16).write_to(&mut png, ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        // Width and height in the header, and the header's check sum made to fit.
        png[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
        let sum = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(store(folder.path(), &png), Err(MediaError::TooManyPixels)));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8)
                .fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
        })
    }
}
