import Hummingbird
import TechTouch

/// The product's own style sheet and icon.
struct AssetRoutes {
  func add(to router: Router<AppContext>) {
    router.get("/assets/product.css") { _, _ in
      Response.file(PackageResources.product_css, contentType: "text/css; charset=utf-8", cacheControl: "max-age=60")
    }
    // Browsers ask for the second on pages that name no icon, such as a mail in the gallery.
    for path: RouterPath in ["/assets/icon.svg", "/favicon.ico"] {
      router.get(path) { _, _ in
        Response.file(PackageResources.icon_svg, contentType: "image/svg+xml", cacheControl: "max-age=3600")
      }
    }
  }
}
