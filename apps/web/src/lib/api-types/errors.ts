export interface ApiErrorBody {
  error: string;
  message: string;
}
