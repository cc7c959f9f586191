/** The package ships no types; this is what of its report is read. */
declare module "gltf-validator" {
  interface Issue {
    code: string;
    message: string;
    pointer?: string;
    /** 0 error, 1 warning, 2 information, 3 hint. */
    severity: 0 | 1 | 2 | 3;
  }
  export function validateBytes(
    bytes: Uint8Array,
    options?: { format?: "glb"; maxIssues?: number; writeTimestamp?: boolean },
  ): Promise<{ issues: { numErrors: number; numWarnings: number; messages: Issue[] } }>;
}
