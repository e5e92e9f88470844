// What a browser can do for a photo before it is sent: turn it upright, draw it smaller, see whether it is blurred.

const LONGEST = 2600; // an A4 page at 220 points an inch
const BIG = 1.5 * 1024 * 1024;
const SHARP = 12; // variance of the Laplacian below which text is hard to read, on a picture 640 wide

/** The photo as a JPEG no longer than LONGEST, upright; anything else as it came. Draws a thumbnail on `canvas`. */
export async function shrunk(file, canvas) {
  if (!file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return file;
  thumbnail(picture, canvas);
  const scale = LONGEST / Math.max(picture.width, picture.height);
  if (scale >= 1 && file.size < BIG) return file;
  const drawn = draw(picture, Math.min(scale, 1));
  const blob = await new Promise((resolve) => drawn.toBlob(resolve, "image/jpeg", 0.85));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

/** Whether a photo of a page looks out of focus. A guess, told to the person and never a reason to refuse. */
export async function blurred(file) {
  if (!file.type.startsWith("image/")) return false;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture || picture.width < 200) return false;
  const drawn = draw(picture, Math.min(1, 640 / picture.width));
  const { width, height } = drawn;
  const pixels = drawn.getContext("2d").getImageData(0, 0, width, height).data;
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = 0.3 * pixels[4 * i] + 0.59 * pixels[4 * i + 1] + 0.11 * pixels[4 * i + 2];
  let sum = 0, squares = 0, n = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const edge = 4 * grey[i] - grey[i - 1] - grey[i + 1] - grey[i - width] - grey[i + width];
      sum += edge;
      squares += edge * edge;
      n++;
    }
  }
  return squares / n - (sum / n) ** 2 < SHARP;
}

function draw(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function thumbnail(picture, canvas) {
  canvas.width = canvas.height = 112;
  const scale = 112 / Math.min(picture.width, picture.height);
  const width = picture.width * scale, height = picture.height * scale;
  canvas.getContext("2d").drawImage(picture, (112 - width) / 2, (112 - height) / 2, width, height);
}
