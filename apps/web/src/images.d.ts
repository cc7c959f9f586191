// Pictures that are imported. Next writes the same into a file that git does not know, and only once it has run.
/// <reference types="next/image-types/global" />
